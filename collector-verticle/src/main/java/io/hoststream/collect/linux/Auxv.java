package io.hoststream.collect.linux;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The two constants of the kernel that its counters are counted in, from the auxiliary vector that it gave to this
 * process.
 *
 * @param ticksPerSecond ticks of {@code /proc/stat} in one second
 * @param pageSize bytes in one page of {@code /proc/vmstat}
 */
record Auxv(int ticksPerSecond, int pageSize) {

    /** What holds on nearly every machine. */
    static final Auxv USUAL = new Auxv(100, 4096);

    private static final long END = 0;
    private static final long PAGE_SIZE = 6;
    private static final long CLOCK_TICKS = 17;

    /**
     * Reads {@code /proc/self/auxv}: pairs of a type and a value.
     *
     * @param wordBytes bytes in one word of this process: 8, or 4
     */
    static Auxv parse(byte[] bytes, ByteOrder order, int wordBytes) {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(order);
        int ticks = USUAL.ticksPerSecond();
        int page = USUAL.pageSize();
        try {
            long type = word(words, wordBytes);
            while (type != END) {
                long value = word(words, wordBytes);
                if (type == CLOCK_TICKS && value > 0) {
                    ticks = (int) value;
                } else if (type == PAGE_SIZE && value > 0) {
                    page = (int) value;
                }
                type = word(words, wordBytes);
            }
        } catch (BufferUnderflowException e) {
            // The vector ends without its end mark: what came before stands.
            return new Auxv(ticks, page);
        }
        return new Auxv(ticks, page);
    }

    private static long word(ByteBuffer words, int wordBytes) {
        return wordBytes == Long.BYTES ? words.getLong() : Integer.toUnsignedLong(words.getInt());
    }
}
