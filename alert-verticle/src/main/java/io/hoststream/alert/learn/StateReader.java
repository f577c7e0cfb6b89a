package io.hoststream.alert.learn;

import java.nio.ByteBuffer;

/** Reads what {@link StateWriter} wrote, after it was checked. */
final class StateReader implements StateFields {

    private final ByteBuffer buffer;

    StateReader(byte[] checked) {
        buffer = ByteBuffer.wrap(checked, 1, checked.length - 1);
    }

    /**
     * Whether the state can be read. The form is looked at before the length: another version may have any.
     *
     * @param state the bytes
     * @param form the kind and version that can be read
     * @param length the bytes that its fields take
     */
    static Restored check(byte[] state, byte form, int length) {
        int body = state.length - StateWriter.CHECKSUM;
        if (body < 1 || ByteBuffer.wrap(state).getInt(body) != StateWriter.checksum(state, body)) {
            return Restored.DAMAGED;
        }
        if (state[0] != form) {
            return Restored.OTHER_FORM;
        }
        return body == 1 + length ? Restored.WHOLE : Restored.DAMAGED;
    }

    @Override
    public long next(long value) {
        return buffer.getLong();
    }

    @Override
    public int next(int value) {
        return buffer.getInt();
    }

    @Override
    public float next(float value) {
        return buffer.getFloat();
    }

    @Override
    public double next(double value) {
        return buffer.getDouble();
    }
}
