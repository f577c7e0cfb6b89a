package io.hoststream.collect;

import io.hoststream.avro.HostInfo;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the host known: at the start, whenever what it is has changed, once a day in any case, and at an orderly stop. Looks again every ten
 * minutes, on a thread that lives for as long as the look takes, so that no tick ever waits for it. Used by one thread.
 */
final class InventoryWatch {

    private static final Logger LOG = LoggerFactory.getLogger(InventoryWatch.class);
    private static final long PERIOD = TimeUnit.MINUTES.toNanos(10);

    private final Supplier<HostInfo> reader;
    private final Consumer<HostInfo> told;
    private final LongSupplier nanos;
    private final Consumer<Thread> starter;
    private final Announcements announcements = new Announcements();
    private @Nullable Thread running;
    private long lookedAt;
    private @Nullable HostInfo last;
    private boolean over;

    /**
     * A watch over what {@code reader} says, which may block and is never asked by two threads at once.
     *
     * @param told is given what there is to tell; must not block
     * @param nanos the monotonic clock
     */
    InventoryWatch(Supplier<HostInfo> reader, Consumer<HostInfo> told, LongSupplier nanos) {
        this(reader, told, nanos, Thread::start);
    }

    /** A watch whose threads are started by {@code starter}. */
    InventoryWatch(Supplier<HostInfo> reader, Consumer<HostInfo> told, LongSupplier nanos, Consumer<Thread> starter) {
        this.reader = reader;
        this.told = told;
        this.nanos = nanos;
        this.starter = starter;
        this.lookedAt = nanos.getAsLong();
    }

    /** Makes the host known for the first time; blocks while it is looked at. */
    void begin() {
        look();
    }

    /** Begins another look if it is time for one and none is under way. */
    void beginIfDue(long now) {
        if (now - lookedAt < PERIOD || (running != null && running.isAlive())) {
            return;
        }
        lookedAt = now;
        Thread thread = new Thread(this::lookAgain, "collect-inventory");
        thread.setDaemon(true);
        try {
            starter.accept(thread);
            running = thread;
        } catch (OutOfMemoryError e) {
            // The system has no thread left to give; samples are still to be taken.
            unread(e);
        }
    }

    /**
     * Says that the collector stops in order, by what was told last, so that nothing has to be looked at. Nothing is told
     * after that.
     */
    synchronized void farewell(Instant now) {
        over = true;
        HostInfo known = last;
        if (known != null) {
            Instant stopped = now.truncatedTo(ChronoUnit.MILLIS);
            told.accept(HostInfo.newBuilder(known)
                    .setTime(stopped)
                    .setStopped(stopped)
                    .build());
        }
    }

    /** Ends a look that is under way. */
    void close() {
        if (running != null) {
            running.interrupt();
        }
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            unread(e);
        }
    }

    private static void unread(Throwable failure) {
        LOG.warn("what this host is could not be read, the next look is in ten minutes: {}", failure.toString());
    }

    private void look() {
        tell(reader.get());
    }

    /** In one step, so that nothing follows the last word. */
    private synchronized void tell(HostInfo info) {
        if (!over && announcements.due(info, nanos.getAsLong())) {
            last = info;
            told.accept(info);
        }
    }
}
