package io.hoststream.storage.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the bytes of an exposition into a stream, through a buffer and without an object for each value. */
final class TextOut {

    private static final int SIZE = 1 << 16;
    /** The longest number that is written digit by digit. */
    private static final int LONGEST_NUMBER = 24;

    private static final int DECIMALS = 6;
    private static final double SCALE = 1e6;
    private static final long WHOLE_SCALE = 1_000_000;
    /** Below it every whole number is a double of its own. */
    private static final double EXACT_BELOW = 1L << 53;

    private final OutputStream to;
    private final byte[] buffer = new byte[SIZE];
    private int size;

    TextOut(OutputStream to) {
        this.to = to;
    }

    TextOut put(byte[] bytes) throws IOException {
        if (bytes.length > SIZE - size) {
            flush();
        }
        if (bytes.length > SIZE) {
            to.write(bytes);
        } else {
            System.arraycopy(bytes, 0, buffer, size, bytes.length);
            size += bytes.length;
        }
        return this;
    }

    TextOut put(String text) throws IOException {
        return put(text.getBytes(StandardCharsets.UTF_8));
    }

    TextOut put(char ascii) throws IOException {
        if (size == SIZE) {
            flush();
        }
        buffer[size++] = (byte) ascii;
        return this;
    }

    /** The shortest text that reads back as the same double, for whole numbers and up to six decimals without its exponent. */
    TextOut put(double value) throws IOException {
        if (SIZE - size < LONGEST_NUMBER) {
            flush();
        }
        double scaled = Math.rint(value * SCALE);
        if (Math.abs(value) < EXACT_BELOW && value == Math.rint(value)) {
            putWhole((long) value);
        } else if (Math.abs(scaled) < EXACT_BELOW && scaled / SCALE == value) {
            // Dividing two exact numbers rounds once, as reading these digits does: they are the same double.
            putDecimals(value < 0, Math.abs((long) scaled));
        } else {
            put(special(value));
        }
        return this;
    }

    private static String special(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return Double.toString(value);
    }

    private void putWhole(long value) {
        if (value < 0) {
            buffer[size++] = '-';
        }
        putDigits(Math.abs(value), 1);
    }

    private void putDecimals(boolean negative, long scaled) {
        if (negative) {
            buffer[size++] = '-';
        }
        putDigits(scaled / WHOLE_SCALE, 1);
        buffer[size++] = '.';
        putDigits(scaled % WHOLE_SCALE, DECIMALS);
        while (buffer[size - 1] == '0') {
            size--;
        }
    }

    private void putDigits(long value, int atLeast) {
        int digits = atLeast;
        for (long rest = value / power(atLeast); rest > 0; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int at = size + digits - 1; at >= size; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
    }

    private static long power(int digits) {
        return digits == 1 ? 10 : WHOLE_SCALE;
    }

    /** Hands what is buffered to the stream. */
    void flush() throws IOException {
        to.write(buffer, 0, size);
        size = 0;
    }
}
