package io.hoststream.alert.learn;

import java.nio.ByteBuffer;

/** Reads what {@link StateWriter} wrote, after it was checked. */
final class StateReader {

    private final ByteBuffer buffer;

    StateReader(byte[] state) {
        buffer = ByteBuffer.wrap(state);
        if (state.length > 0) {
            buffer.get();
        }
    }

    /**
     * Whether the state can be read. The form is looked at first: a state of another version may have any length.
     *
     * @param state the bytes
     * @param form the kind and version that can be read
     * @param fields the bytes that its fields take
     */
    static Restored check(byte[] state, byte form, int fields) {
        int body = state.length - StateWriter.CHECKSUM;
        if (body < 1 || ByteBuffer.wrap(state).getInt(body) != StateWriter.checksum(state, body)) {
            return Restored.DAMAGED;
        }
        if (state[0] != form) {
            return Restored.OTHER_FORM;
        }
        return body == 1 + fields ? Restored.WHOLE : Restored.DAMAGED;
    }

    long nextLong() {
        return buffer.getLong();
    }

    int nextInt() {
        return buffer.getInt();
    }

    float nextFloat() {
        return buffer.getFloat();
    }

    double nextDouble() {
        return buffer.getDouble();
    }
}
