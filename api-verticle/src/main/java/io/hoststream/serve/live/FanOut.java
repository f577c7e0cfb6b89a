package io.hoststream.serve.live;

import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/**
 * Says when clients are brought up to date: at once, as long as that costs next to nothing. What it cost the last time
 * decides how soon it may be done again, so that it takes no more than a part of the event loop however many clients there
 * are; meanwhile samples gather and go out together.
 */
final class FanOut {

    /** The time between two rounds in terms of what the first one took: at most a quarter of the time goes into them. */
    private static final int SPREAD = 4;

    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** A round that may come sooner than this comes at once: timers are no finer. */
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final LongSupplier nanos;
    private final BiConsumer<Long, Runnable> later;
    private final LongUnaryOperator round;
    private long freeAt;
    private long timerAt = Long.MAX_VALUE;

    /**
     * A fan-out to be.
     *
     * @param nanos the monotonic clock
     * @param later has something run after so many milliseconds
     * @param round brings clients up to date at a monotonic time in milliseconds, and says when it has to be done again at
     *     the latest; the greatest number for when something new comes
     */
    FanOut(LongSupplier nanos, BiConsumer<Long, Runnable> later, LongUnaryOperator round) {
        this.nanos = nanos;
        this.later = later;
        this.round = round;
        this.freeAt = nanos.getAsLong();
    }

    /** There is something new: clients are told as soon as may be. */
    void request() {
        long now = nanos.getAsLong();
        if (freeAt - now < SHORTEST_NANOS) {
            run(now);
        } else {
            wake(now, freeAt);
        }
    }

    private void run(long start) {
        timerAt = Long.MAX_VALUE;
        long againMillis = round.applyAsLong(TimeUnit.NANOSECONDS.toMillis(start));
        long end = nanos.getAsLong();
        freeAt = end + Math.min((end - start) * SPREAD, LONGEST_NANOS);
        if (againMillis != Long.MAX_VALUE) {
            wake(end, Math.max(freeAt, TimeUnit.MILLISECONDS.toNanos(againMillis)));
        }
    }

    /** A timer that is set for earlier does as well: it asks again. */
    private void wake(long now, long at) {
        if (at < timerAt) {
            timerAt = at;
            long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(at - now + TimeUnit.MILLISECONDS.toNanos(1) - 1));
            later.accept(millis, () -> fired(at));
        }
    }

    private void fired(long at) {
        if (at == timerAt) {
            timerAt = Long.MAX_VALUE;
            run(nanos.getAsLong());
        }
    }
}
