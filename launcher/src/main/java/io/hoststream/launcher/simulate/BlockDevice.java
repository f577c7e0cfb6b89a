package io.hoststream.launcher.simulate;

import io.hoststream.collect.reading.DiskReading;

/** One block device and what the kernel counts of it. */
final class BlockDevice {

    private static final double WRAP = 1L << 32;
    private static final double IDLE_WRITES_PER_SECOND = 0.6;

    private final Hardware.DiskKind kind;
    private final Chance chance;
    private final double readShare;
    private final double readPages;
    private final double writePages;
    private long reads;
    private long writes;
    private long pagesRead;
    private long pagesWritten;
    private double readMillis;
    private double writeMillis;
    private double ioMillis;
    private double weightedMillis;
    private int inFlight;
    private long lastRead;
    private long lastWritten;

    BlockDevice(Hardware.DiskKind kind, Chance chance) {
        this.kind = kind;
        this.chance = chance;
        this.readShare = chance.between(0.02, 0.6);
        this.readPages = chance.betweenOrders(2, 16);
        this.writePages = chance.betweenOrders(1.5, 10);
    }

    void work(Activity activity) {
        double asked = kind.perSecond() * Math.min(1.2, activity.disk() * kind.share()) * 0.4;
        long reading = chance.count(activity.seconds() * asked * readShare);
        long writing =
                chance.count(activity.seconds() * (asked * (1 - readShare) + IDLE_WRITES_PER_SECOND * kind.share()));
        lastRead = volume(reading, readPages);
        lastWritten = volume(writing, writePages);
        reads += reading;
        writes += writing;
        pagesRead += lastRead;
        pagesWritten += lastWritten;
        wait(reading, writing, activity);
    }

    private long volume(long requests, double each) {
        return requests == 0 ? 0 : Math.max(requests, Math.round(requests * each * (1 + 0.15 * chance.normal())));
    }

    private void wait(long reading, long writing, Activity activity) {
        double millis = activity.seconds() * 1000;
        double each = kind.serviceMillis() * activity.trouble().slowdown() * (1 + 0.1 * Math.abs(chance.normal()));
        double busy = Math.min(0.99, (reading + writing) * each * 0.5 / millis);
        double queued = each / (1 - 0.95 * busy);
        readMillis += reading * queued;
        writeMillis += writing * queued * 1.3;
        weightedMillis += (reading + 1.3 * writing) * queued;
        ioMillis += busy * millis;
        inFlight = (int) chance.count((reading + writing) * queued / millis);
    }

    /** Bytes read in the last span. */
    double readBytes() {
        return (double) lastRead * Hardware.PAGE;
    }

    /** Bytes written in the last span. */
    double writtenBytes() {
        return (double) lastWritten * Hardware.PAGE;
    }

    DiskReading read() {
        return new DiskReading(
                kind.name(),
                kind.number(),
                reads,
                pagesRead * Hardware.PAGE,
                wrapped(readMillis),
                writes,
                pagesWritten * Hardware.PAGE,
                wrapped(writeMillis),
                inFlight,
                wrapped(ioMillis),
                wrapped(weightedMillis));
    }

    /** The kernel has 32 bits for these. */
    private static long wrapped(double millis) {
        return (long) (millis % WRAP);
    }
}
