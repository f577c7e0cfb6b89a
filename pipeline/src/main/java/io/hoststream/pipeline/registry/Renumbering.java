package io.hoststream.pipeline.registry;

import io.hoststream.schema.wire.ReleasedSchema;
import io.hoststream.schema.wire.ReleasedSchemas;
import io.hoststream.schema.wire.SchemaIds;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Puts the registry's numbers in the place of the fixed ones when a record goes out. What lies in a spool has the fixed
 * ones, so that it can be taken while the registry is away, and sent to whatever registry there is by then.
 */
public final class Renumbering implements Serializer<byte[]> {

    private static final int HEADER_BYTES = 5;
    private static final byte MAGIC = 0;

    private final SchemaIds ids;

    private Renumbering(SchemaIds ids) {
        this.ids = ids;
    }

    /**
     * A serializer that puts in these numbers.
     *
     * @throws RegistryException as long as they are not known
     */
    public static Serializer<byte[]> of(SchemaIds ids) {
        if (ids.equals(SchemaIds.fixed())) {
            return new ByteArraySerializer();
        }
        ReleasedSchemas.all().forEach(ids::idOf);
        return new Renumbering(ids);
    }

    @Override
    public byte @Nullable [] serialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null || bytes.length < HEADER_BYTES || bytes[0] != MAGIC) {
            return bytes;
        }
        Optional<ReleasedSchema> released =
                ReleasedSchemas.find(ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt());
        if (released.isEmpty()) {
            return bytes;
        }
        byte[] renumbered = bytes.clone();
        ByteBuffer.wrap(renumbered, 1, Integer.BYTES).putInt(ids.idOf(released.get()));
        return renumbered;
    }
}
