package io.hoststream.schema.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns framed bytes into records of one type, whatever release they were written with. Reuses its buffers: one instance
 * belongs to one thread.
 *
 * @param <T> the record type
 */
public final class WireDecoder<T extends SpecificRecord> {

    private static final int HEADER_BYTES = 5;

    private final Schema reader;
    private final SchemaIds ids;
    private final Map<Integer, BodyReader<T>> readers = new HashMap<>();

    /** A decoder into records of the schema {@code reader}, for ids that {@code ids} knows. */
    public WireDecoder(Schema reader, SchemaIds ids) {
        this.reader = reader;
        this.ids = ids;
    }

    /**
     * The record in these bytes.
     *
     * @throws MalformedRecordException if they are not a framed record of this type
     */
    public T decode(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length < HEADER_BYTES) {
            throw new MalformedRecordException(
                    "expected at least " + HEADER_BYTES + " bytes, found " + (bytes == null ? "null" : bytes.length));
        }
        if (bytes[0] != WireEncoder.MAGIC) {
            throw new MalformedRecordException(
                    "expected the first byte to be 0, found " + Byte.toUnsignedInt(bytes[0]));
        }
        int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        return read(readers.computeIfAbsent(id, this::readerFor), bytes);
    }

    /**
     * Whether these bytes are framed under a schema of this record, for topics that carry several kinds. Says nothing of
     * what follows the header.
     */
    public boolean claims(byte[] bytes) {
        if (bytes.length < HEADER_BYTES || bytes[0] != WireEncoder.MAGIC) {
            return false;
        }
        int id = ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt();
        try {
            return ids.writerSchema(id).getFullName().equals(reader.getFullName());
        } catch (MalformedRecordException e) {
            // An id that nobody released yet is another kind, too.
            return false;
        }
    }

    private T read(BodyReader<T> body, byte[] bytes) {
        try {
            T record = body.read(bytes, HEADER_BYTES);
            if (body.atEnd()) {
                return record;
            }
        } catch (IOException | RuntimeException e) {
            throw new MalformedRecordException("not a " + reader.getName() + ": " + e, e);
        }
        throw new MalformedRecordException("bytes are left over after " + reader.getName());
    }

    // A straight reader reads into the class of the reader's schema, and that is T's.
    @SuppressWarnings("unchecked")
    private BodyReader<T> readerFor(int id) {
        Schema writer = ids.writerSchema(id);
        if (!writer.getFullName().equals(reader.getFullName())) {
            throw new MalformedRecordException(
                    "expected a " + reader.getName() + ", found schema id " + id + ", a " + writer.getName());
        }
        return StraightReader.between(writer, reader)
                .map(straight -> (BodyReader<T>) straight)
                .orElseGet(() -> new ResolvingReader<>(writer, reader));
    }
}
