package io.hoststream.storage.remotewrite;

import java.util.Arrays;

/** Bytes that are being written, in protobuf's forms. Grows as needed and is used again after {@link #clear()}. */
final class WireBuffer {

    private static final int LENGTH_DELIMITED = 2;

    private byte[] bytes;
    private int size;

    WireBuffer(int capacity) {
        this.bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** What is written by now, in an array that may be longer; valid until the next write. */
    byte[] array() {
        return bytes;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    void octet(int value) {
        require(1);
        bytes[size++] = (byte) value;
    }

    void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            octet((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        octet((int) rest);
    }

    /** Eight bytes, the lowest first. */
    void fixed64(long value) {
        require(Long.BYTES);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    void raw(byte[] from) {
        require(from.length);
        System.arraycopy(from, 0, bytes, size, from.length);
        size += from.length;
    }

    /** The beginning of a field whose content of so many bytes follows. */
    void field(int number, int length) {
        octet(number << 3 | LENGTH_DELIMITED);
        varint(length);
    }

    /** A field that holds a text, a message or bytes. */
    void field(int number, byte[] content) {
        field(number, content.length);
        raw(content);
    }

    /** How many bytes a number takes. */
    static int sizeOf(long value) {
        return value == 0 ? 1 : (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7;
    }

    private void require(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
