package io.hoststream.schema.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
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
    private final Map<Integer, BoundedReader<T>> readers = new HashMap<>();
    private @Nullable BinaryDecoder decoder;

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
        BoundedReader<T> datumReader = readers.computeIfAbsent(id, this::readerFor);
        decoder = DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, decoder);
        return read(datumReader, decoder);
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

    private T read(BoundedReader<T> datumReader, BinaryDecoder from) {
        try {
            T record = datumReader.read(null, from);
            if (from.isEnd()) {
                return record;
            }
        } catch (IOException | RuntimeException e) {
            // Avro fails in many ways on bytes that are no record, and each of them is the bytes' fault.
            throw new MalformedRecordException("not a " + reader.getName() + ": " + e, e);
        }
        throw new MalformedRecordException("bytes are left over after " + reader.getName());
    }

    private BoundedReader<T> readerFor(int id) {
        Schema writer = ids.writerSchema(id);
        if (!writer.getFullName().equals(reader.getFullName())) {
            throw new MalformedRecordException(
                    "expected a " + reader.getName() + ", found schema id " + id + ", a " + writer.getName());
        }
        return new BoundedReader<>(writer, reader);
    }
}
