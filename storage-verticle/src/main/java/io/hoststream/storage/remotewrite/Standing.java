package io.hoststream.storage.remotewrite;

import io.hoststream.pipeline.health.Indicator;
import io.hoststream.pipeline.loop.RetriableException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a receiver takes what it is sent: counts it, and tells people when that changes. That it cannot be reached is told by
 * the loop, which backs off. Any thread may call it.
 */
final class Standing {

    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

    /** One that takes some and refuses others has not changed its mind each time. */
    private static final long CALM_NANOS = 60_000_000_000L;

    private enum Mood {
        TAKES,
        TAKES_MOST,
        REFUSES
    }

    private final Target target;
    private final Indicator indicator;
    private final TargetMeters meters;
    private final LongSupplier nanos;
    private Mood mood = Mood.TAKES;
    private int refusedWith;
    private long refusedNanos;

    Standing(Target target, Indicator indicator, TargetMeters meters, LongSupplier nanos) {
        this.target = target;
        this.indicator = indicator;
        this.meters = meters;
        this.nanos = nanos;
        indicator.up();
    }

    void skipped(Skip skip, int samples) {
        meters.skipped(skip, samples);
    }

    void accepted(Request request) {
        meters.sent(request.samples(), request.newestMillis());
        recover();
    }

    private synchronized void recover() {
        if (mood != Mood.TAKES && nanos.getAsLong() - refusedNanos > CALM_NANOS) {
            if (mood == Mood.REFUSES) {
                LOG.info("remote write to {} is accepted again", target.shown());
                indicator.up();
            }
            mood = Mood.TAKES;
        }
    }

    /** Values are lost for this receiver: it will not take them at any later time either. */
    synchronized void refused(Request request, Answer answer) {
        refusedNanos = nanos.getAsLong();
        switch (answer.verdict()) {
            case TOO_LATE -> {
                meters.refused("out_of_order", request.samples());
                tooLate(answer);
            }
            case PARTLY -> {
                meters.refused("some_out_of_order", request.samples());
                tooLate(answer);
            }
            default -> {
                meters.refused("http_" + answer.status(), request.samples());
                refuses(answer);
            }
        }
    }

    private void tooLate(Answer answer) {
        if (mood == Mood.TAKES) {
            LOG.warn(
                    "remote write to {} leaves out values that the receiver holds to be too old or knows already: {}",
                    target.shown(),
                    answer.shown());
            mood = Mood.TAKES_MOST;
        }
    }

    private void refuses(Answer answer) {
        if (mood != Mood.REFUSES || refusedWith != answer.status()) {
            LOG.error("remote write to {} is refused, so values are passed over: {}", target.shown(), answer.shown());
            indicator.down(target.shown() + " refuses what it is sent: " + answer.shown());
            mood = Mood.REFUSES;
            refusedWith = answer.status();
        }
    }

    /** The same has to be sent again; this says why. */
    RetriableException later(Answer answer) {
        meters.retried();
        return new RetriableException("remote write to " + target.shown() + " answered " + answer.shown());
    }

    /** The same has to be sent again; this says why. */
    RetriableException unreachable(@Nullable Throwable failure) {
        meters.retried();
        return new RetriableException("remote write to " + target.shown() + " gets no answer: " + describe(failure));
    }

    private static String describe(@Nullable Throwable failure) {
        if (failure instanceof RetriableException) {
            return String.valueOf(failure.getMessage());
        }
        if (failure instanceof UnresolvedAddressException || failure instanceof UnknownHostException) {
            return "its name cannot be resolved";
        }
        if (failure instanceof ConnectException) {
            return failure.getCause() instanceof UnresolvedAddressException
                    ? "its name cannot be resolved"
                    : "nobody accepts the connection";
        }
        return failure instanceof TimeoutException || failure instanceof HttpTimeoutException
                ? "it took longer than remote-write.timeout"
                : String.valueOf(failure);
    }
}
