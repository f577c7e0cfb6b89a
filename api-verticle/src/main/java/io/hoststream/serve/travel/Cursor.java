package io.hoststream.serve.travel;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * How far a subscription has got. It carries no secret and gives no right: hosts are looked at again by whoever uses it.
 *
 * <p>As a text it is URL-safe Base64 of a version, the topic's identity, the time, how many partitions there are, number and offset of each,
 * and a CRC-32C of all that. There is one text for each cursor.
 *
 * @param topic identity of the samples' topic, which is another one when it was made anew
 * @param millis when it was made; milliseconds since 1970
 * @param next in each partition with a wanted host the offset below which everything was sent or told as skipped
 */
public record Cursor(UUID topic, long millis, SortedMap<Integer, Long> next) {

    private static final byte VERSION = 1;
    private static final int HEAD = 1 + 16 + 8 + 4;
    private static final int ENTRY = 4 + 8;
    private static final int CHECK = 4;
    private static final int MOST_PARTITIONS = 4096;
    private static final int MOST_CHARACTERS = 4 * (HEAD + MOST_PARTITIONS * ENTRY + CHECK) / 3 + 4;

    /** Keeps its own copy. */
    public Cursor {
        next = Collections.unmodifiableSortedMap(new TreeMap<>(next));
    }

    /** Where it stands in a partition; empty if it had no wanted host. */
    public OptionalLong next(int partition) {
        Long offset = next.get(partition);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    /** The text for clients. */
    public String text() {
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + next.size() * ENTRY + CHECK);
        bytes.put(VERSION).putLong(topic.getMostSignificantBits()).putLong(topic.getLeastSignificantBits());
        bytes.putLong(millis).putInt(next.size());
        for (Map.Entry<Integer, Long> each : next.entrySet()) {
            bytes.putInt(each.getKey()).putLong(each.getValue());
        }
        bytes.putInt(check(bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * Reads a text.
     *
     * @throws BadCursorException if it is none that {@link #text} could have made
     */
    public static Cursor parse(String text) throws BadCursorException {
        if (text.length() > MOST_CHARACTERS) {
            throw bad(text, "it is too long");
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            Cursor cursor = read(ByteBuffer.wrap(bytes));
            if (cursor.text().equals(text)) {
                return cursor;
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new BadCursorException(complaint(text, "it is cut or garbled"), e);
        }
        throw bad(text, "it is cut or garbled");
    }

    private static Cursor read(ByteBuffer bytes) {
        if (bytes.get() != VERSION) {
            throw new IllegalArgumentException("another version");
        }
        UUID topic = new UUID(bytes.getLong(), bytes.getLong());
        long millis = bytes.getLong();
        int size = bytes.getInt();
        if (size < 0 || size > MOST_PARTITIONS || millis < 0) {
            throw new IllegalArgumentException("out of range");
        }
        SortedMap<Integer, Long> next = new TreeMap<>();
        for (int i = 0; i < size; i++) {
            int partition = bytes.getInt();
            long offset = bytes.getLong();
            if (partition < 0 || offset < 0) {
                throw new IllegalArgumentException("out of range");
            }
            next.put(partition, offset);
        }
        return new Cursor(topic, millis, next);
    }

    private static int check(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(Arrays.copyOf(bytes, bytes.length - CHECK));
        return (int) crc.getValue();
    }

    private static BadCursorException bad(String text, String why) {
        return new BadCursorException(complaint(text, why));
    }

    private static String complaint(String text, String why) {
        String shown = text.length() > 64 ? text.substring(0, 64) + "…" : text;
        return "after is '" + shown + "', which is no cursor of this feed: " + why
                + "; expected one from a cursor frame";
    }
}
