package io.hoststream.collect.linux;

import java.util.Arrays;

/** The bytes that all files of one probe are read into, one file at a time. Grows to the largest of them. */
final class ReadBuffer {

    private static final int START = 8 * 1024;

    private byte[] bytes = new byte[START];

    byte[] bytes() {
        return bytes;
    }

    void grow() {
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
}
