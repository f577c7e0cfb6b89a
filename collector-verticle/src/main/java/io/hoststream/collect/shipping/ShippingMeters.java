package io.hoststream.collect.shipping;

import io.hoststream.collect.spool.DropReason;
import io.hoststream.collect.spool.SpoolMonitor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what happens to samples on their way and says once when it begins and ends. Any thread may call it. */
final class ShippingMeters implements SpoolMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(ShippingMeters.class);

    private final Map<DropReason, Counter> dropped = new EnumMap<>(DropReason.class);
    private final Set<DropReason> dropping = EnumSet.noneOf(DropReason.class);
    private final Counter acked;
    private final Counter damaged;
    private final Counter appendFailures;

    ShippingMeters(MeterRegistry meters) {
        for (DropReason reason : DropReason.values()) {
            dropped.put(
                    reason,
                    Counter.builder("hoststream.collect.samples.dropped")
                            .description("Samples given up on their way to the topic")
                            .tag("reason", reason.id())
                            .register(meters));
        }
        this.acked = counter(meters, "hoststream.collect.samples.acked", "Samples that all replicas have");
        this.damaged =
                counter(meters, "hoststream.collect.spool.damaged", "Damaged places that were found in the spool");
        this.appendFailures = counter(
                meters,
                "hoststream.collect.spool.append.failures",
                "Attempts to write to the spool that the disk refused");
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }

    static void observe(ShippingState state, MeterRegistry meters, Clock clock) {
        Gauge.builder("hoststream.collect.spool.size", state, ShippingState::bytes)
                .description("What the spool takes on the disk")
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder("hoststream.collect.samples.waiting", state, ShippingState::waiting)
                .description("Samples that the broker does not have yet")
                .register(meters);
        Gauge.builder("hoststream.collect.samples.oldest.age", state, each -> each.oldestAgeSeconds(clock))
                .description("How long the oldest sample waits that the broker does not have yet")
                .baseUnit("seconds")
                .register(meters);
    }

    void acked() {
        acked.increment();
    }

    /** Nothing waits any more. */
    synchronized void drained() {
        if (!dropping.isEmpty()) {
            dropping.clear();
            LOG.info("samples are no longer dropped; all that were kept are on the topic");
        }
    }

    @Override
    public synchronized void dropped(DropReason reason, long samples) {
        Counter counter = dropped.get(reason);
        if (samples > 0 && counter != null) {
            counter.increment((double) samples);
            if (dropping.add(reason)) {
                LOG.warn("samples are being dropped reason={}; the next samples say which", reason.id());
            }
        }
    }

    @Override
    public void damaged(String file, long bytes) {
        damaged.increment();
        LOG.warn(
                "spool file={} is damaged: {} bytes are passed over, and the next samples say what they held",
                file,
                bytes);
    }

    @Override
    public void cut(String file, long bytes) {
        damaged.increment();
        LOG.warn("spool file={} ended in {} bytes of a record that was not finished; they were cut", file, bytes);
    }

    @Override
    public void ledgerLost() {
        damaged.increment();
        LOG.warn(
                "the spool does not say what was acknowledged: all that it holds is sent again, and consumers drop repeats");
    }

    @Override
    public void setAside(String file) {
        damaged.increment();
        LOG.warn("spool file={} cannot be used by this release; it was renamed and is left alone", file);
    }

    @Override
    public void appendFailed() {
        appendFailures.increment();
    }

    @Override
    public void troubled(String how) {
        LOG.warn("{}; what it does not take waits in memory", how);
    }

    @Override
    public void recovered() {
        LOG.info("the spool works again");
    }
}
