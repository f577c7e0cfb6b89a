package io.hoststream.alert.learn;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Writes a state: one byte that says kind and version, the fields, four bytes of checksum. */
final class StateWriter implements StateFields {

    static final int CHECKSUM = Integer.BYTES;

    private final ByteBuffer buffer;

    /**
     * A state of its own.
     *
     * @param form its kind and version
     * @param length the bytes that its fields take
     */
    StateWriter(byte form, int length) {
        buffer = ByteBuffer.allocate(1 + length + CHECKSUM);
        buffer.put(form);
    }

    @Override
    public long next(long value) {
        buffer.putLong(value);
        return value;
    }

    @Override
    public int next(int value) {
        buffer.putInt(value);
        return value;
    }

    @Override
    public float next(float value) {
        buffer.putFloat(value);
        return value;
    }

    @Override
    public double next(double value) {
        buffer.putDouble(value);
        return value;
    }

    /** The whole, after every field was written. */
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
