package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Rules;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.HostSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * Watches the hosts of one partition: samples in, state changes out. It has no clock and asks nobody: the same samples in
 * the same order make the same events, however they are cut into batches, and samples that it has seen make none.
 */
public final class Engine {

    private final TopicPartition partition;
    private final Duration missingAfter;
    private final Map<HostKey, HostAlerts> hosts = new HashMap<>();
    private Instant newest = Instant.MIN;
    private long values;
    private long repeats;

    /**
     * An engine that knows of no alert.
     *
     * @param partition where the samples are from
     * @param missingAfter how long a series may be missing before its alert is ended
     */
    public Engine(TopicPartition partition, Duration missingAfter) {
        this.partition = partition;
        this.missingAfter = missingAfter;
    }

    /** Takes over what the topic says was told. To be called before the first sample. */
    public void restore(Collection<Told> everything) {
        for (Told told : everything) {
            host(told.host()).restore(told);
        }
    }

    private HostAlerts host(HostKey key) {
        return hosts.computeIfAbsent(key, any -> new HostAlerts(missingAfter));
    }

    /** The state changes that a sample makes under these rules, in the order of the rules. */
    public List<AlertEvent> evaluate(Rules rules, Arrival arrival) {
        HostSample sample = arrival.sample();
        HostAlerts host = host(new HostKey(sample.getHost(), sample.getHostId()));
        newest = arrival.arrived().isAfter(newest) ? arrival.arrived() : newest;
        if (!host.admit(arrival)) {
            repeats++;
            return List.of();
        }
        List<AlertEvent> events = new ArrayList<>(0);
        EventWriter writer = new EventWriter(partition, rules, sample);
        host.evaluate(rules, arrival, new Outcome() {
            @Override
            public void evaluated() {
                values++;
            }

            @Override
            public void changed(SeriesKey series, Change change) {
                events.add(writer.write(series, change));
            }
        });
        return events;
    }

    /**
     * The offset from which samples have to be read again, by whoever takes over, to come to the same state: {@code next},
     * or an earlier one while some limit is crossed and has not been for long enough.
     */
    public long resumeAt(long next) {
        if (newest.equals(Instant.MIN)) {
            return next;
        }
        Instant silentBefore = newest.minus(missingAfter);
        return hosts.values().stream()
                .map(host -> host.neededFrom(silentBefore))
                .flatMapToLong(OptionalLong::stream)
                .reduce(next, Math::min);
    }

    /** How many values were held against rules. */
    public long values() {
        return values;
    }

    /** How many samples were seen before. */
    public long repeats() {
        return repeats;
    }

    /** How many alerts are pending or firing. */
    public int active() {
        return hosts.values().stream().mapToInt(HostAlerts::active).sum();
    }
}
