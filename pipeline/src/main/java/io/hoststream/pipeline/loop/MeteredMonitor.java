package io.hoststream.pipeline.loop;

import io.hoststream.pipeline.health.Indicator;
import io.hoststream.pipeline.kafka.Connections;
import io.hoststream.pipeline.role.RoleContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a loop does, and tells health whether it gets on. */
final class MeteredMonitor implements LoopMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(MeteredMonitor.class);

    private final String loop;
    private final Indicator indicator;
    private final Connections connections;
    private final Counter delivered;
    private final Counter malformed;
    private final Counter strangers;
    private final Counter retries;
    private final Counter lost;
    private final AtomicLong lag;
    private String reason = "";

    MeteredMonitor(RoleContext context, String loop, Consumer<?, ?> consumer) {
        MeterRegistry meters = context.meters();
        this.loop = loop;
        this.indicator = context.health().register(loop);
        this.connections = new Connections(consumer.metrics(), context.kafka().bootstrap());
        this.delivered = counter(meters, "records", "Records given to the sink");
        this.malformed = counter(meters, "malformed", "Records that could not be decoded and went to the dead letters");
        this.strangers = counter(meters, "stale.completions", "Completions for batches that were no longer live");
        this.retries = counter(meters, "retries", "Batches that had to be delivered again");
        this.lost = counter(meters, "offsets.lost", "Records gone from the broker before they were read");
        this.lag = new AtomicLong();
        Gauge.builder("hoststream.loop.lag", lag, AtomicLong::get)
                .description("Records still to read")
                .tag("loop", loop)
                .register(meters);
    }

    private Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder("hoststream.loop." + name)
                .description(description)
                .tag("loop", loop)
                .register(meters);
    }

    @Override
    public void delivered(int records) {
        delivered.increment(records);
    }

    @Override
    public void malformed(DeadLetter letter) {
        malformed.increment();
        LOG.warn(
                "loop={} topic={} partition={} offset={} is malformed and left out: {}",
                loop,
                letter.record().topic(),
                letter.record().partition(),
                letter.record().offset(),
                letter.reason());
    }

    @Override
    public void stranger() {
        strangers.increment();
    }

    @Override
    public void backOff(String why) {
        retries.increment();
        reason = why;
    }

    @Override
    public void lost(long records) {
        lost.increment((double) records);
    }

    @Override
    public void round(long records, Set<TopicPartition> backingOff) {
        lag.set(records);
        if (!backingOff.isEmpty()) {
            indicator.down(reason);
        } else if (connections.none()) {
            indicator.down(connections.complaint());
        } else {
            indicator.up();
        }
    }
}
