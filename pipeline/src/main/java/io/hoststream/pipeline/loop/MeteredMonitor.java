package io.hoststream.pipeline.loop;

import io.hoststream.pipeline.health.Indicator;
import io.hoststream.pipeline.kafka.Connections;
import io.hoststream.pipeline.role.RoleContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
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
        Tags tags = Tags.of("loop", loop);
        this.loop = loop;
        this.indicator = context.health().register(loop);
        this.connections = new Connections(consumer.metrics(), context.kafka().bootstrap());
        this.delivered = meters.counter("hoststream.loop.records", tags);
        this.malformed = meters.counter("hoststream.loop.malformed", tags);
        this.strangers = meters.counter("hoststream.loop.stale.completions", tags);
        this.retries = meters.counter("hoststream.loop.retries", tags);
        this.lost = meters.counter("hoststream.loop.offsets.lost", tags);
        this.lag = meters.gauge("hoststream.loop.lag", tags, new AtomicLong());
    }

    @Override
    public void delivered(int records) {
        delivered.increment(records);
    }

    @Override
    public void malformed(DeadLetter letter) {
        malformed.increment();
        LOG.warn(
                "loop={} topic={} partition={} offset={} is malformed and goes to the dead letters: {}",
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
