package io.hoststream.collect.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The small file of a spool that says how far everything is acknowledged, which sample was appended last, and which samples
 * were given up and not told of.
 * It has two slots of 4 KiB, each with a generation and a checksum, which are written in turn: a write that is torn leaves
 * the other. Its length never changes, so that it can be written on a full disk.
 */
final class Ledger {

    static final String FILE = "ledger";
    private static final int SLOT_BYTES = 4 << 10;
    static final int FILE_BYTES = 2 * SLOT_BYTES;

    /** "HSLEDGE" and the version. */
    private static final long MAGIC = 0x4853_4C45_4447_4502L;

    private static final int CRC_BYTES = 4;
    private static final int FIXED_BYTES = 8 + 8 + 8 + 8 + 8 + 8 + 8 + 8 + 4;
    private static final int RANGE_BYTES = 24;
    private static final int MOST_RANGES = (SLOT_BYTES - FIXED_BYTES - CRC_BYTES) / RANGE_BYTES;

    /** What it says. */
    record State(Mark acked, SampleNumber lastAppended, List<NumberRange> untold) {}

    private record Slot(long generation, State state) {}

    private final Disk disk;
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer buffer = ByteBuffer.allocate(SLOT_BYTES);
    private @Nullable DiskFile file;
    private long generation;

    Ledger(Disk disk) {
        this.disk = disk;
    }

    /** What it said last; null if it says nothing that can be read. A new file gets its length. */
    @Nullable
    State load() throws IOException {
        if (file().size() < FILE_BYTES) {
            file().write(ByteBuffer.allocate(FILE_BYTES), 0);
            return null;
        }
        Slot first = slot(0);
        Slot second = slot(1);
        Slot newest = first == null || (second != null && second.generation > first.generation) ? second : first;
        if (newest == null) {
            return null;
        }
        generation = newest.generation;
        return newest.state;
    }

    private @Nullable Slot slot(int index) throws IOException {
        buffer.clear();
        file().read(buffer, (long) index * SLOT_BYTES);
        if (buffer.hasRemaining() || buffer.getLong(0) != MAGIC) {
            return null;
        }
        int count = buffer.getInt(FIXED_BYTES - 4);
        int bytes = FIXED_BYTES + count * RANGE_BYTES;
        if (count < 0 || count > MOST_RANGES || buffer.getInt(bytes) != crc(bytes)) {
            return null;
        }
        buffer.position(8);
        long itsGeneration = buffer.getLong();
        Place place = new Place(buffer.getLong(), buffer.getLong());
        SampleNumber number = new SampleNumber(buffer.getLong(), buffer.getLong());
        SampleNumber lastAppended = new SampleNumber(buffer.getLong(), buffer.getLong());
        buffer.getInt();
        List<NumberRange> untold = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            untold.add(new NumberRange(buffer.getLong(), buffer.getLong(), buffer.getLong()));
        }
        return new Slot(itsGeneration, new State(new Mark(place, number), lastAppended, untold));
    }

    /** Says something new; of a list that does not fit the end is left out. */
    void save(State state) throws IOException {
        List<NumberRange> untold = state.untold();
        int count = Math.min(untold.size(), MOST_RANGES);
        Mark acked = state.acked();
        buffer.clear();
        buffer.putLong(MAGIC).putLong(generation + 1);
        buffer.putLong(acked.place().segment()).putLong(acked.place().offset());
        buffer.putLong(acked.number().epoch()).putLong(acked.number().sequence());
        buffer.putLong(state.lastAppended().epoch())
                .putLong(state.lastAppended().sequence());
        buffer.putInt(count);
        for (NumberRange range : untold.subList(0, count)) {
            buffer.putLong(range.epoch()).putLong(range.first()).putLong(range.last());
        }
        buffer.putInt(crc(buffer.position())).flip();
        try {
            file().write(buffer, (generation + 1) % 2 * SLOT_BYTES);
        } catch (IOException e) {
            release();
            throw e;
        }
        generation++;
    }

    /** Makes what it says survive a power failure. */
    void force() throws IOException {
        file().force();
    }

    private int crc(int bytes) {
        crc.reset();
        crc.update(buffer.array(), 0, bytes);
        return (int) crc.getValue();
    }

    private DiskFile file() throws IOException {
        if (file == null) {
            file = disk.open(FILE);
        }
        return file;
    }

    void release() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
