package io.hoststream.schema.wire;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** What the deserializers for downstream teams have in common: ids by the fixed table, null for a tombstone. */
abstract class RecordDeserializer<T extends SpecificRecord> implements Deserializer<T> {

    private final WireDecoder<T> decoder;

    RecordDeserializer(Schema schema) {
        this.decoder = new WireDecoder<>(schema, SchemaIds.fixed());
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return decoder.decode(bytes);
        } catch (MalformedRecordException e) {
            throw new SerializationException("Topic " + topic + ": " + e.getMessage(), e);
        }
    }
}
