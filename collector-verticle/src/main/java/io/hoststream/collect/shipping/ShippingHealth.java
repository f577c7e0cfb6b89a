package io.hoststream.collect.shipping;

import io.hoststream.pipeline.health.Indicator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What the way to the topic reports of itself: whether the disk works, and whether samples get through. */
final class ShippingHealth {

    /** A restart of a broker is no reason to call anybody. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    /** What is known at one moment. */
    record Moment(
            long now,
            int waiting,
            int inMemory,
            long oldestMillis,
            @Nullable String trouble) {}

    private final Indicator spool;
    private final Indicator publish;
    private long quietSince;
    private boolean spoolUp;
    private boolean publishUp;

    ShippingHealth(Indicator spool, Indicator publish, long now) {
        this.spool = spool;
        this.publish = publish;
        this.quietSince = now;
    }

    /** The broker took something, so samples get through. */
    void progress(long now) {
        quietSince = now;
        if (!publishUp) {
            publishUp = true;
            publish.up();
        }
    }

    void report(Moment moment, Link link) {
        reportSpool(moment);
        if (moment.waiting() == 0) {
            quietSince = moment.now();
        } else if (moment.now() - quietSince >= PATIENCE_NANOS) {
            publishUp = false;
            publish.down(
                    waiting(moment.waiting()) + " in the spool" + since(moment.oldestMillis()) + ": " + link.reason());
        }
    }

    private void reportSpool(Moment moment) {
        if (moment.trouble() != null) {
            spoolUp = false;
            spool.down(moment.trouble() + "; " + waiting(moment.inMemory()) + " in memory");
        } else if (!spoolUp) {
            spoolUp = true;
            spool.up();
        }
    }

    /** 0 is a time that is not known. */
    private static String since(long millis) {
        return millis == 0 ? "" : " since " + Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String waiting(int samples) {
        return samples == 1 ? "1 sample waits" : samples + " samples wait";
    }
}
