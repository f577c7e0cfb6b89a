package io.hoststream.collect.spool;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is on its way to the broker, in order: on the disk, and in memory for as long as the disk takes nothing.
 * Trouble with the disk is told to the monitor and never thrown. Used by one thread.
 */
public final class Backlog implements AutoCloseable {

    private static final long FORCED_AFTER_NANOS = Duration.ofSeconds(5).toNanos();
    private static final int READ_ATTEMPTS = 30;

    private final SpoolOpener opener;
    private final int largest;
    private final DropAccount account;
    private final SpoolMonitor monitor;
    private final Troubles troubles;
    private final Overflow overflow = new Overflow();
    private @Nullable Spool spool;
    private boolean anyUnforced;
    private long unforcedSince;
    private int readFailures;

    /**
     * A backlog on that disk, with what an earlier run left there.
     *
     * @param bound the most that it may take on the disk; bytes
     * @throws SpoolInUseException if another collector has the disk
     */
    public Backlog(DiskSource source, long bound, DropAccount account, SpoolMonitor monitor) {
        Spool.Bounds bounds = Spool.Bounds.of(bound);
        this.opener = new SpoolOpener(source, bounds, account, monitor);
        this.largest = bounds.largest();
        this.account = account;
        this.monitor = monitor;
        this.troubles = new Troubles(monitor);
        flush();
    }

    /** Keeps an entry, as the last. */
    public void add(Entry entry) {
        if (RecordForm.bytes(entry) > largest) {
            giveUp(entry, DropReason.TOO_LARGE);
            return;
        }
        overflow.add(entry);
        flush();
    }

    private void flush() {
        try {
            Spool to = spool();
            for (Entry first = overflow.first(); first != null && takes(to); first = overflow.first()) {
                to.append(first);
                if (overflow.taken() > 0) {
                    to.next();
                }
                account.told(overflow.removeFirst().told());
            }
            troubles.worked(Troubles.Work.APPEND);
        } catch (IOException e) {
            troubles.failed(Troubles.Work.APPEND, e);
            if (overflow.size() > 0) {
                monitor.appendFailed();
            }
        }
        trim();
    }

    /**
     * Whether the first in memory may go to the disk. What is on its way has to be the next one there, and is not if the disk
     * was opened late: its answer would be taken for that of an older one.
     */
    private boolean takes(Spool to) {
        return overflow.taken() == 0 || to.atEnd();
    }

    private Spool spool() throws IOException {
        if (spool == null) {
            spool = opener.open();
        }
        return spool;
    }

    private void trim() {
        while (overflow.full()) {
            Entry oldest = overflow.removeOldestWaiting();
            if (oldest == null) {
                return;
            }
            giveUp(oldest, DropReason.MEMORY_FULL);
        }
    }

    private void giveUp(Entry entry, DropReason reason) {
        account.giveUp(entry);
        monitor.dropped(reason, 1);
    }

    /** Takes the next entry; null if there is none, or none can be read now. */
    public @Nullable Entry next() {
        if (overflow.taken() > 0 && spool != null && !spool.atEnd()) {
            // What the disk held when it was opened late is sent once what is on its way from memory is answered.
            return null;
        }
        if (overflow.taken() == 0 && spool != null) {
            try {
                Entry entry = spool.next();
                readFailures = 0;
                troubles.worked(Troubles.Work.READ);
                if (entry != null) {
                    return entry;
                }
            } catch (IOException e) {
                // What is in memory has to wait: it is younger.
                unreadable(spool, e);
                return null;
            }
        }
        return overflow.take();
    }

    private void unreadable(Spool from, IOException failure) {
        troubles.failed(Troubles.Work.READ, failure);
        readFailures++;
        if (readFailures >= READ_ATTEMPTS) {
            readFailures = 0;
            try {
                from.skipSegment();
            } catch (IOException e) {
                troubles.failed(Troubles.Work.READ, e);
            }
        }
    }

    /** Undoes the last {@link #next}, which gave this entry. */
    public void putBack(Entry entry) {
        if (overflow.taken() > 0) {
            overflow.putBack();
        } else if (spool != null) {
            spool.putBack(entry);
        }
    }

    /** The first of the entries that were taken is where it is to be, and need not be kept. */
    public void ackFirst() {
        if (spool != null && spool.taken() > 0) {
            spool.ackFirst();
        } else {
            account.told(overflow.removeFirst().told());
        }
    }

    /** All entries that were taken and are not acknowledged will be taken again; none of them is on its way. */
    public void rewind() {
        if (spool != null) {
            spool.rewind();
        }
        overflow.rewind();
        account.settle();
    }

    /**
     * Writes down what was acknowledged, lets go of it, and forces what has waited for 5 s.
     *
     * @param nowNanos of a monotonic clock
     */
    public void settle(long nowNanos) {
        if (spool == null) {
            return;
        }
        try {
            spool.settle();
            if (!spool.unforced()) {
                anyUnforced = false;
            } else if (!anyUnforced) {
                anyUnforced = true;
                unforcedSince = nowNanos;
            } else if (nowNanos - unforcedSince >= FORCED_AFTER_NANOS) {
                spool.force();
                anyUnforced = false;
            }
            troubles.worked(Troubles.Work.SETTLE);
        } catch (IOException e) {
            troubles.failed(Troubles.Work.SETTLE, e);
        }
    }

    /** How many entries are kept. */
    public int waiting() {
        return (spool == null ? 0 : spool.waiting()) + overflow.size();
    }

    /** When the oldest of them was taken; milliseconds since 1970, 0 if there is none or it cannot be read now. */
    public long oldestMillis() {
        Entry first = overflow.first();
        long inMemory = first == null ? 0 : first.timeMillis();
        try {
            long onDisk = spool == null ? 0 : spool.oldestMillis();
            return onDisk == 0 ? inMemory : onDisk;
        } catch (IOException e) {
            // Whoever takes it meets the same, and tells.
            return 0;
        }
    }

    /** How many of them are in memory only. */
    public int inMemory() {
        return overflow.size();
    }

    /** What the spool takes on the disk; bytes. */
    public long bytes() {
        return spool == null ? 0 : spool.bytes();
    }

    /** What the disk fails at, in one sentence; null if all is well. */
    public @Nullable String trouble() {
        return troubles.sentence();
    }

    /**
     * Writes down where things stand and lets go of the disk; what is kept stays there. What the disk does not take even now
     * is given up, and the next run tells of it if the ledger can be written.
     */
    @Override
    public void close() {
        if (overflow.size() > 0) {
            rewind();
            flush();
        }
        for (Entry entry = overflow.first(); entry != null; entry = overflow.first()) {
            giveUp(overflow.removeFirst(), DropReason.MEMORY_FULL);
        }
        if (spool != null) {
            try {
                spool.settle();
                spool.force();
            } catch (IOException e) {
                troubles.failed(Troubles.Work.SETTLE, e);
            }
            spool.release();
        }
        opener.close();
    }
}
