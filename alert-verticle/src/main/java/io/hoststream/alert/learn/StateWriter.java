package io.hoststream.alert.learn;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Writes a state: one byte that says kind and version, the fields, four bytes of checksum. */
final class StateWriter {

    static final int CHECKSUM = Integer.BYTES;

    private final ByteBuffer buffer;

    StateWriter(byte form, int fields) {
        buffer = ByteBuffer.allocate(1 + fields + CHECKSUM);
        buffer.put(form);
    }

    StateWriter put(long value) {
        buffer.putLong(value);
        return this;
    }

    StateWriter put(int value) {
        buffer.putInt(value);
        return this;
    }

    StateWriter put(float value) {
        buffer.putFloat(value);
        return this;
    }

    StateWriter put(double value) {
        buffer.putDouble(value);
        return this;
    }

    /** The whole; every field must have been put. */
    byte[] bytes() {
        int length = buffer.position();
        buffer.putInt(checksum(buffer.array(), length));
        return buffer.array();
    }

    static int checksum(byte[] bytes, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
