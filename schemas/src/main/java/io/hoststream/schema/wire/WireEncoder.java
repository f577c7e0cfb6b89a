package io.hoststream.schema.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns records of one type into framed bytes. Reuses its buffers: one instance belongs to one thread.
 *
 * @param <T> the record type
 */
public final class WireEncoder<T extends SpecificRecord> {

    static final int MAGIC = 0;

    private final int id;
    private final SpecificDatumWriter<T> writer;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
    private @Nullable BinaryEncoder encoder;

    /** An encoder for records of this schema, under the number that {@code ids} knows for it. */
    public WireEncoder(Schema schema, SchemaIds ids) {
        this.id = ids.idOf(schema);
        this.writer = new SpecificDatumWriter<>(schema, KnownClasses.INSTANCE);
    }

    /** The record as it goes onto the topic. */
    public byte[] encode(T record) {
        bytes.reset();
        bytes.write(MAGIC);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write(id >>> shift);
        }
        encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
        try {
            writer.write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }
}
