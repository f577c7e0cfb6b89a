package io.hoststream.collect.spool;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How an entry lies in a segment; numbers are big endian.
 *
 * <pre>
 *  0 marker            4 bytes, where a reader that lost its way finds it again
 *  4 value length      4
 *  8 key length        2
 * 10 told ranges       2
 * 12 CRC32C            4, of everything else but the marker
 * 16 time              8, milliseconds since 1970
 * 24 epoch, sequence   8 + 8
 * 40 epoch, sequence   8 + 8, of the record before this one: it shows what a damaged place held
 * 56 key, told ranges (epoch, first, last; 24 bytes each), value
 * </pre>
 *
 * <p>Reuses its buffer: one instance belongs to one thread.
 */
final class RecordForm {

    static final int HEADER_BYTES = 56;
    static final int MARKER = 0x9E53_A7C1;

    /** More than any sample that the topic takes; what claims to be larger is damaged. */
    static final int LARGEST = 4 << 20;

    private static final int CRC_AT = 12;
    private static final int RANGE_BYTES = 24;
    private static final int FIRST_BUFFER = 4 << 10;

    /** What a record says besides key and value. */
    record Head(SampleNumber number, SampleNumber before, int bytes) {}

    private final CRC32C crc = new CRC32C();
    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_BUFFER);

    static int bytes(Entry entry) {
        return HEADER_BYTES + entry.bytes() + entry.told().size() * RANGE_BYTES;
    }

    /** The record of an entry; good until the next call. */
    ByteBuffer encode(Entry entry, SampleNumber before) {
        int bytes = bytes(entry);
        if (buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocate(bytes + bytes / 2);
        }
        buffer.clear();
        buffer.putInt(MARKER).putInt(entry.value().length);
        buffer.putShort((short) entry.key().length)
                .putShort((short) entry.told().size());
        buffer.putInt(0).putLong(entry.timeMillis());
        buffer.putLong(entry.number().epoch()).putLong(entry.number().sequence());
        buffer.putLong(before.epoch()).putLong(before.sequence());
        buffer.put(entry.key());
        for (NumberRange range : entry.told()) {
            buffer.putLong(range.epoch()).putLong(range.first()).putLong(range.last());
        }
        buffer.put(entry.value()).flip();
        return buffer.putInt(CRC_AT, crc(buffer, 0, bytes));
    }

    /** How long the record at {@code at} says it is; 0 if no record can begin there. {@link #HEADER_BYTES} can be read. */
    static int claimedBytes(ByteBuffer from, int at) {
        if (from.getInt(at) != MARKER) {
            return 0;
        }
        int value = from.getInt(at + 4);
        if (value < 0 || value > LARGEST) {
            return 0;
        }
        int ranges = Short.toUnsignedInt(from.getShort(at + 10));
        return HEADER_BYTES + value + Short.toUnsignedInt(from.getShort(at + 8)) + ranges * RANGE_BYTES;
    }

    /** Which sample the record at {@code at} says it is, be it damaged or not. */
    static SampleNumber claimedNumber(ByteBuffer from, int at) {
        return number(from, at + 24);
    }

    /** What the record of that length says; null if it is damaged. */
    @Nullable
    Head head(ByteBuffer from, int at, int bytes) {
        if (from.getInt(at + CRC_AT) != crc(from, at, bytes)) {
            return null;
        }
        return new Head(number(from, at + 24), number(from, at + 40), bytes);
    }

    /** The entry in an undamaged record. */
    static Entry entry(ByteBuffer from, int at, Head head) {
        ByteBuffer record = from.duplicate().position(at + HEADER_BYTES);
        byte[] value = new byte[from.getInt(at + 4)];
        byte[] key = new byte[Short.toUnsignedInt(from.getShort(at + 8))];
        record.get(key);
        int ranges = Short.toUnsignedInt(from.getShort(at + 10));
        List<NumberRange> told = ranges == 0 ? List.of() : new ArrayList<>(ranges);
        for (int i = 0; i < ranges; i++) {
            told.add(new NumberRange(record.getLong(), record.getLong(), record.getLong()));
        }
        record.get(value);
        return new Entry(head.number(), from.getLong(at + 16), key, value, told);
    }

    private static SampleNumber number(ByteBuffer from, int at) {
        return new SampleNumber(from.getLong(at), from.getLong(at + 8));
    }

    private int crc(ByteBuffer from, int at, int bytes) {
        crc.reset();
        crc.update(from.array(), from.arrayOffset() + at + 4, CRC_AT - 4);
        crc.update(from.array(), from.arrayOffset() + at + CRC_AT + 4, bytes - CRC_AT - 4);
        return (int) crc.getValue();
    }
}
