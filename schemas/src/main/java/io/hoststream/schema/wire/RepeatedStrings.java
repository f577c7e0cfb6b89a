package io.hoststream.schema.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Strings that come again and again, such as the names of hosts and devices: each is made once and handed out again, as
 * long as no other takes its place. Holds a fixed number of short strings, whatever comes.
 */
final class RepeatedStrings {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int PLACES_BITS = 13;
    private static final int LONGEST = 64;

    private final String[] texts = new String[1 << PLACES_BITS];
    private final String[] shorts = new String[1 << PLACES_BITS];
    private final long[] names = new long[1 << PLACES_BITS];
    private final byte[][] spellings = new byte[1 << PLACES_BITS][];

    /** The string whose UTF-8 are these bytes of the array. */
    String text(byte[] from, int start, int length) {
        if (length == 0) {
            return "";
        }
        if (length > LONGEST) {
            return new String(from, start, length, StandardCharsets.UTF_8);
        }
        return length < Long.BYTES && start + Long.BYTES <= from.length
                ? shortText(from, start, length)
                : longText(from, start, length);
    }

    private String shortText(byte[] from, int start, int length) {
        long letters = (long) LONGS.get(from, start) & ((1L << (length * 8)) - 1);
        long name = letters | ((long) length << 56);
        int place = (int) ((name * MIX) >>> (Long.SIZE - PLACES_BITS));
        if (names[place] != name) {
            names[place] = name;
            shorts[place] = new String(from, start, length, StandardCharsets.UTF_8);
        }
        return shorts[place];
    }

    private String longText(byte[] from, int start, int length) {
        int place = (int) (hash(from, start, length) >>> (Long.SIZE - PLACES_BITS));
        byte[] known = spellings[place];
        if (known == null || !Arrays.equals(known, 0, known.length, from, start, start + length)) {
            byte[] own = Arrays.copyOfRange(from, start, start + length);
            spellings[place] = own;
            texts[place] = new String(own, StandardCharsets.UTF_8);
        }
        return texts[place];
    }

    private static long hash(byte[] from, int start, int length) {
        int at = start;
        long hash = length;
        for (int words = length / Long.BYTES; words > 0; words--) {
            hash = (hash ^ (long) LONGS.get(from, at)) * MIX;
            hash ^= hash >>> 32;
            at += Long.BYTES;
        }
        long rest = 0;
        for (int end = start + length; at < end; at++) {
            rest = (rest << 8) | (from[at] & 0xFF);
        }
        return (hash ^ rest) * MIX;
    }
}
