package io.hoststream.alert;

import io.hoststream.pipeline.health.Indicator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;

/** What the role says of its partitions. May be told by any thread. */
final class AlertHealth {

    private final Indicator indicator;
    private final Map<TopicPartition, Integer> open = new ConcurrentHashMap<>();
    private final Map<TopicPartition, String> waiting = new ConcurrentHashMap<>();
    private final AtomicLong fenced = new AtomicLong();

    AlertHealth(Indicator indicator) {
        this.indicator = indicator;
        report();
    }

    /** A partition is open, with so many hosts known. */
    void opened(TopicPartition partition, int hosts) {
        open.put(partition, hosts);
        waiting.remove(partition);
        report();
    }

    /** A partition cannot be opened for now. */
    void cannotOpen(TopicPartition partition, String why) {
        waiting.put(partition, why);
        report();
    }

    /** A partition that is open cannot be written for now. */
    void cannotWrite(TopicPartition partition, String why) {
        if (open.containsKey(partition)) {
            waiting.put(partition, why);
            report();
        }
    }

    void wrote(TopicPartition partition) {
        if (waiting.remove(partition) != null) {
            report();
        }
    }

    void left(TopicPartition partition) {
        open.remove(partition);
        waiting.remove(partition);
        report();
    }

    void fenced() {
        fenced.incrementAndGet();
        report();
    }

    /** The hosts whose states were restored. */
    int hosts() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void report() {
        waiting.entrySet().stream()
                .findFirst()
                .ifPresentOrElse(
                        first -> indicator.down(first.getKey() + ": " + first.getValue()),
                        () -> indicator.up(open.size() + " partitions, " + hosts() + " hosts restored"
                                + (fenced.get() == 0 ? "" : ", taken over by others " + fenced.get() + " times")));
    }
}
