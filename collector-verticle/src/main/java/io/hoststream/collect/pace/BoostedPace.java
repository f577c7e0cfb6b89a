package io.hoststream.collect.pace;

import io.hoststream.avro.Boost;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The interval as set, or a shorter one for as long as somebody asks for it. What is asked is bounded: never below a
 * second, never above the interval as set, never for longer than a minute at a time. How long a request holds is counted
 * from its receipt by the monotonic clock, so that nobody's wall clock matters. One thread feeds it, another asks it.
 */
public final class BoostedPace implements Pace {

    /** The shortest interval that is granted. */
    static final Duration SHORTEST = Duration.ofSeconds(1);

    /** The longest that one request holds. */
    static final Duration LONGEST_HOLD = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(BoostedPace.class);

    /** What is granted. */
    private record Grant(long interval, long end) {}

    private final String host;
    private final long own;
    private volatile @Nullable Grant grant;
    private volatile Runnable wake = () -> {};

    /** The pace of this host, with the interval as it is set. */
    public BoostedPace(String host, Duration own) {
        this.host = host;
        this.own = own.toNanos();
    }

    @Override
    public long intervalAt(long now) {
        Grant standing = grant;
        return standing != null && standing.end() - now > 0 ? standing.interval() : own;
    }

    @Override
    public void onQuicker(Runnable toWake) {
        wake = toWake;
    }

    @Override
    public CompletionStage<@Nullable Void> stop() {
        return CompletableFuture.completedStage(null);
    }

    /**
     * A request came in.
     *
     * @param age how old it is at least
     * @param now the monotonic clock; nanoseconds
     */
    void ask(Boost request, Duration age, long now) {
        Duration asked = Duration.between(request.getTime(), request.getUntil()).minus(age);
        Duration hold = asked.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : asked;
        long interval = Math.max(
                SHORTEST.toNanos(),
                Duration.ofMillis(request.getIntervalMillis()).toNanos());
        if (hold.isNegative()
                || hold.isZero()
                || interval >= own
                || !request.getHost().equals(host)) {
            LOG.debug("host={} a request for samples every {} ms changes nothing", host, request.getIntervalMillis());
            return;
        }
        if (intervalAt(now) == own) {
            LOG.info("host={} interval={} as long as it is watched", host, Duration.ofNanos(interval));
        }
        grant = new Grant(interval, now + hold.toNanos());
        wake.run();
    }

    /** Nobody asks any more. */
    void end() {
        if (grant != null) {
            LOG.info("host={} interval={} again", host, Duration.ofNanos(own));
        }
        grant = null;
    }
}
