package io.hoststream.schema.wire;

import java.io.IOException;

/**
 * Reads what follows the header of records that were written with one schema. Fails in many ways on bytes that are no
 * record, and each of them is the bytes' fault.
 *
 * @param <T> the record type
 */
interface BodyReader<T> {

    /** The record that begins at {@code from}. */
    T read(byte[] bytes, int from) throws IOException;

    /** Whether the record that was read last ends where its bytes end. */
    boolean atEnd() throws IOException;
}
