package io.hoststream.pipeline.loop;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Partitions that were assigned and wait to be opened. While broker or sink cannot say where one resumes it is held,
 * paused: a broker that is slow for a while is no reason to stop the process. One that waits does not hold up others.
 */
final class Arriving<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Arriving.class);
    private static final Duration LOOK_UP = Duration.ofSeconds(5);

    private final Consumer<byte[], byte[]> consumer;
    private final LoopSpec<T> spec;
    private final Sink<T> sink;
    private final Set<TopicPartition> waiting = new LinkedHashSet<>();
    private String said = "";

    Arriving(Consumer<byte[], byte[]> consumer, LoopSpec<T> spec, Sink<T> sink) {
        this.consumer = consumer;
        this.spec = spec;
        this.sink = sink;
    }

    void add(Collection<TopicPartition> assigned) {
        waiting.addAll(assigned);
    }

    Set<TopicPartition> waiting() {
        return Set.copyOf(waiting);
    }

    /** Forgets partitions that leave; returns those of them that were still waiting. */
    List<TopicPartition> remove(Collection<TopicPartition> leaving) {
        return leaving.stream().filter(waiting::remove).toList();
    }

    /** Opens what can be opened, one after the other. */
    void open(java.util.function.Consumer<Slot<T>> into) {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            Map<TopicPartition, OptionalLong> known = known();
            for (TopicPartition partition : List.copyOf(waiting)) {
                tryToOpen(partition, Objects.requireNonNullElse(known.get(partition), OptionalLong.empty()), into);
            }
            if (waiting.isEmpty()) {
                said = "";
                LOG.info("loop={} has opened all partitions that were assigned", spec.name());
            }
        } catch (RetriableException | org.apache.kafka.common.errors.RetriableException e) {
            waiting.forEach(partition -> hold(partition, e));
        }
    }

    private void tryToOpen(TopicPartition partition, OptionalLong known, java.util.function.Consumer<Slot<T>> into) {
        try {
            into.accept(open(partition, known));
            waiting.remove(partition);
        } catch (RetriableException | org.apache.kafka.common.errors.RetriableException e) {
            hold(partition, e);
        }
    }

    /** Where the group stands; nothing where the sink knows. */
    private Map<TopicPartition, OptionalLong> known() {
        if (!spec.subscription().loopCommits()) {
            return Map.of();
        }
        Map<TopicPartition, OptionalLong> known = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> committed =
                Unwoken.call(() -> consumer.committed(Set.copyOf(waiting), LOOK_UP));
        committed.forEach((partition, offset) ->
                known.put(partition, offset == null ? OptionalLong.empty() : OptionalLong.of(offset.offset())));
        return known;
    }

    private void hold(TopicPartition partition, RuntimeException why) {
        String message = String.valueOf(why.getMessage());
        if (!message.equals(said)) {
            said = message;
            LOG.warn("loop={} cannot open {} partitions yet: {}", spec.name(), waiting.size(), message);
        }
        consumer.seek(partition, 0);
        consumer.pause(List.of(partition));
    }

    /** Opens a partition of which the group has committed what is below {@code known}. */
    Slot<T> open(TopicPartition partition, OptionalLong known) {
        OptionalLong start = sink.resumeAt(partition, known);
        if (start.isPresent()) {
            consumer.seek(partition, start.getAsLong());
        } else {
            consumer.seekToBeginning(List.of(partition));
        }
        if (consumer.paused().contains(partition)) {
            consumer.resume(List.of(partition));
        }
        return new Slot<>(partition, start.orElse(0), known.orElse(0));
    }
}
