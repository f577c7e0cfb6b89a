package io.hoststream.collect.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens a spool on what is there: reads every record that is not acknowledged, cuts a torn tail and counts what is damaged.
 * Used once.
 */
final class Recovery {

    private final Disk disk;
    private final DropAccount account;
    private final SpoolMonitor monitor;
    private final RecordForm form = new RecordForm();
    private final Scan scan = new Scan(form);
    private final boolean patienceEnded;
    private SampleNumber last = SampleNumber.NONE;

    /** The last that is known to have been appended, whether or not it can be read. */
    private SampleNumber lastAppended = SampleNumber.NONE;

    private int waiting;

    /**
     * A recovery on that disk.
     *
     * @param patienceEnded whether a file that cannot be read is set aside, rather than the recovery fails
     */
    Recovery(Disk disk, DropAccount account, SpoolMonitor monitor, boolean patienceEnded) {
        this.disk = disk;
        this.account = account;
        this.monitor = monitor;
        this.patienceEnded = patienceEnded;
    }

    Spool open(Spool.Bounds bounds) throws IOException {
        Ledger ledger = new Ledger(disk);
        try {
            return open(bounds, ledger);
        } catch (IOException e) {
            ledger.release();
            throw e;
        }
    }

    private Spool open(Spool.Bounds bounds, Ledger ledger) throws IOException {
        List<Long> numbers = segmentNumbers();
        Ledger.State state = ledger.load();
        Mark acked = acked(state, numbers);
        boolean blind = acked.number().equals(SampleNumber.UNKNOWN);
        last = blind ? SampleNumber.NONE : acked.number();
        if (state != null) {
            account.addAll(state.untold());
            lastAppended = state.lastAppended();
            // What it says was read, but need not be on the disk, and segments go by it.
            ledger.force();
        }
        List<Segment> segments = segments(numbers, acked.place());
        if (!blind || !last.equals(SampleNumber.NONE)) {
            tellLostEnd();
        }
        Mark mark = new Mark(within(segments, acked.place()), acked.number());
        // From now on it says something, so that silence means that it is lost.
        ledger.save(new Ledger.State(mark, last, account.open()));
        Spool.Parts parts = new Spool.Parts(new SegmentRow(disk, segments), ledger, form, account, monitor);
        return new Spool(parts, bounds, mark, last, waiting);
    }

    /** Nothing follows the newest records that could say what they were. */
    private void tellLostEnd() {
        NumberRange.missing(last, lastAppended).ifPresent(range -> {
            account.add(range);
            monitor.dropped(DropReason.DAMAGED, range.count());
        });
    }

    private Mark acked(Ledger.@Nullable State state, List<Long> numbers) {
        if (state != null) {
            return state.acked();
        }
        if (numbers.isEmpty()) {
            return Mark.BEGINNING;
        }
        monitor.ledgerLost();
        return Mark.LOST;
    }

    private List<Long> segmentNumbers() throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (String name : disk.list()) {
            if (Segment.numberOf(name).isPresent() && !setAside(name)) {
                numbers.add(Segment.numberOf(name).getAsLong());
            }
        }
        numbers.sort(null);
        return numbers;
    }

    private boolean setAside(String name) throws IOException {
        ByteBuffer magic = ByteBuffer.allocate(Long.BYTES);
        try (DiskFile file = disk.open(name)) {
            file.read(magic, 0);
        } catch (IOException e) {
            // Whoever reads the records will meet the same, and sees to it.
            return false;
        }
        boolean foreign = !magic.hasRemaining() && Segment.foreign(magic.getLong(0));
        if (foreign) {
            setAside(name, ".other-version");
        }
        return foreign;
    }

    private void setAside(String name, String suffix) throws IOException {
        List<String> names = disk.list();
        String free = name + suffix;
        for (int i = 2; names.contains(free); i++) {
            free = name + suffix + "." + i;
        }
        disk.rename(name, free);
        monitor.setAside(name);
    }

    /** The segments that hold something, and one to append to. */
    private List<Segment> segments(List<Long> numbers, Place acked) throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (long number : numbers) {
            if (number < acked.segment()) {
                disk.delete(Segment.fileName(number));
            } else {
                boolean newest = number == numbers.get(numbers.size() - 1);
                long from = number == acked.segment() ? acked.offset() : Segment.HEADER_BYTES;
                readOrSetAside(number, from, newest).ifPresent(segments::add);
            }
        }
        // Not a number that was used before: the ledger may have outlived its segment, or the file was set aside.
        long used = Math.max(acked.segment(), highestSetAside());
        if (segments.isEmpty() || segments.get(segments.size() - 1).number() < used) {
            segments.add(Segment.create(disk, used + 1));
        }
        return segments;
    }

    private long highestSetAside() throws IOException {
        return disk.list().stream()
                .mapToLong(name -> Segment.setAsideNumberOf(name).orElse(0))
                .max()
                .orElse(0);
    }

    /** A file that cannot be read is kept for those who can; the record after it will say what it held. */
    private Optional<Segment> readOrSetAside(long number, long from, boolean newest) throws IOException {
        String name = Segment.fileName(number);
        try {
            return Optional.of(read(number, from, newest));
        } catch (UnreadableException e) {
            if (!patienceEnded) {
                throw e;
            }
            setAside(name, ".unreadable");
            return Optional.empty();
        }
    }

    private Segment read(long number, long from, boolean newest) throws IOException {
        Segment segment = new Segment(disk, number, Segment.HEADER_BYTES, 0);
        long size = segment.fileSize();
        long at = Math.min(Math.max(from, Segment.HEADER_BYTES), Math.max(size, Segment.HEADER_BYTES));
        int records = 0;
        for (Scan.Found found = scan.next(segment, at, size); found != null; ) {
            if (found.skipped() > 0) {
                monitor.damaged(Segment.fileName(number), found.skipped());
            }
            records++;
            last = found.head().number();
            at = found.end();
            found = scan.next(segment, at, size);
        }
        segment.found(at, records);
        waiting += records;
        if (size > at) {
            rest(segment, size, newest);
        }
        if (size < Segment.HEADER_BYTES) {
            segment.writeHeader();
        }
        segment.release();
        return segment;
    }

    /** Bytes after the last whole record: a torn write where nothing was written after it, damage elsewhere. */
    private void rest(Segment segment, long size, boolean newest) throws IOException {
        long bytes = size - segment.end();
        if (newest) {
            tellTorn(segment, bytes);
            segment.truncate(segment.end());
            monitor.cut(Segment.fileName(segment.number()), bytes);
        } else {
            segment.found(size, segment.records());
            monitor.damaged(Segment.fileName(segment.number()), bytes);
        }
    }

    /** A torn record usually still says which one it was to be. */
    private void tellTorn(Segment segment, long bytes) throws IOException {
        if (bytes < RecordForm.HEADER_BYTES) {
            return;
        }
        ByteBuffer header = ByteBuffer.allocate(RecordForm.HEADER_BYTES);
        segment.read(header, segment.end());
        SampleNumber claimed = RecordForm.claimedNumber(header, 0);
        boolean next = claimed.epoch() == last.epoch() && claimed.sequence() == last.sequence() + 1;
        if (next && claimed.compareTo(lastAppended) > 0) {
            lastAppended = claimed;
            // Once it is cut, a second attempt does not see it.
            account.add(claimed);
        }
    }

    private static Place within(List<Segment> segments, Place acked) {
        Segment first = segments.get(0);
        return first.number() == acked.segment()
                ? new Place(first.number(), Math.min(acked.offset(), first.end()))
                : Place.startOf(first.number());
    }
}
