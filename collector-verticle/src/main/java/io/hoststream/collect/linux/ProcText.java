package io.hoststream.collect.linux;

import java.nio.charset.StandardCharsets;

/**
 * A text of the kernel with a cursor that walks it line by line and word by word, without making strings of what is only
 * looked at.
 */
final class ProcText {

    private static final int RADIX = 10;

    private final byte[] bytes;
    private final int end;
    private int at;

    /** The first {@code length} bytes; they must not change while the text is walked. */
    ProcText(byte[] bytes, int length) {
        this.bytes = bytes;
        this.end = length;
    }

    static ProcText of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ProcText(bytes, bytes.length);
    }

    /** Whether the whole text has been walked. */
    boolean atEnd() {
        return at >= end;
    }

    /** Goes to the start of the next line. */
    void nextLine() {
        while (at < end && bytes[at] != '\n') {
            at++;
        }
        at = Math.min(end, at + 1);
    }

    /** Whether another word follows on this line; goes to it. */
    boolean hasWord() {
        skipBlanks();
        return at < end && bytes[at] != '\n';
    }

    /** Whether the text goes on with these ASCII characters; goes past them if so. */
    boolean skip(String expected) {
        if (at + expected.length() > end) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            if (bytes[at + i] != expected.charAt(i)) {
                return false;
            }
        }
        at += expected.length();
        return true;
    }

    /** Goes past the last of these characters; whether there is one. */
    boolean skipPastLast(char mark) {
        for (int i = end - 1; i >= at; i--) {
            if (bytes[i] == mark) {
                at = i + 1;
                return true;
            }
        }
        return false;
    }

    /** Goes past the next word. */
    void skipWord() {
        skipBlanks();
        while (at < end && !isBlank(bytes[at]) && bytes[at] != '\n') {
            at++;
        }
    }

    /** The next word; empty at the end of the line. */
    String word() {
        skipBlanks();
        int start = at;
        skipWord();
        return slice(start, at);
    }

    /** The text up to {@code delimiter}, which is gone past; the rest of the line if there is none. */
    String until(char delimiter) {
        skipBlanks();
        int start = at;
        while (at < end && bytes[at] != delimiter && bytes[at] != '\n') {
            at++;
        }
        String found = slice(start, at);
        if (at < end && bytes[at] == delimiter) {
            at++;
        }
        return found;
    }

    /** The rest of the line. */
    String rest() {
        return until('\n');
    }

    /**
     * The next whole number. One past 2^63, as an unsigned counter may be, wraps as the counter itself would in 64 bits
     * with a sign, so that differences stay right.
     */
    long number() throws MalformedTextException {
        skipBlanks();
        boolean negative = at < end && bytes[at] == '-';
        if (negative) {
            at++;
        }
        int start = at;
        long value = digits();
        if (at == start) {
            throw malformed("a whole number");
        }
        return negative ? -value : value;
    }

    /** The next number with decimals. */
    double decimal() throws MalformedTextException {
        long whole = number();
        if (at >= end || bytes[at] != '.') {
            return whole;
        }
        at++;
        int start = at;
        long fraction = digits();
        return whole + fraction / Math.pow(RADIX, at - start);
    }

    MalformedTextException malformed(String expected) {
        int until = Math.min(end, at + 20);
        return new MalformedTextException(
                "expected " + expected + " at byte " + at + ", found '" + slice(at, until) + "'");
    }

    private long digits() {
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * RADIX + (bytes[at] - '0');
            at++;
        }
        return value;
    }

    private void skipBlanks() {
        while (at < end && isBlank(bytes[at])) {
            at++;
        }
    }

    private String slice(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
