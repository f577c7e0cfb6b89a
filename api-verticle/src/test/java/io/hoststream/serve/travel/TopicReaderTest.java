package io.hoststream.serve.travel;

import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostSample;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import io.hoststream.schema.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicReaderTest {

    private static final String TOPIC = "hoststream.samples";

    /** A consumer that knows when records arrived. */
    private static final class Timed extends MockConsumer<byte[], byte[]> {

        private final Map<TopicPartition, List<Long>> arrivals = new HashMap<>();

        Timed() {
            super("none");
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> timestampsToSearch) {
            Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
            timestampsToSearch.forEach((partition, wanted) -> {
                List<Long> times = arrivals.getOrDefault(partition, List.of());
                for (int offset = 0; offset < times.size(); offset++) {
                    if (times.get(offset) >= wanted) {
                        found.putIfAbsent(partition, new OffsetAndTimestamp(offset, times.get(offset)));
                    }
                }
            });
            return found;
        }
    }

    /** Writes down what is heard. */
    private static final class Ear implements Leg.Listener {

        private final List<Located> located = new ArrayList<>();
        private final List<Chunk> chunks = new ArrayList<>();

        @Override
        public void located(Located where) {
            located.add(where);
        }

        @Override
        public void read(Chunk chunk) {
            chunks.add(chunk);
        }

        @Override
        public void unreachable(String why) {
            throw new AssertionError(why);
        }

        List<Long> sequences() {
            return chunks.stream()
                    .flatMap(chunk -> chunk.samples().stream())
                    .map(each -> each.sample().getSequence())
                    .toList();
        }
    }

    private final Timed consumer = new Timed();
    private final Ear ear = new Ear();
    private final Backlog backlog = new Backlog(1 << 20);
    private final WireEncoder<HostSample> encoder = new WireEncoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
    private TopicReader reader;

    @BeforeEach
    void twoPartitions() {
        Node node = new Node(0, "127.0.0.1", 1);
        consumer.updatePartitions(
                TOPIC,
                List.of(
                        new PartitionInfo(TOPIC, 0, node, new Node[0], new Node[0]),
                        new PartitionInfo(TOPIC, 1, node, new Node[0], new Node[0])));
        for (int partition = 0; partition < 2; partition++) {
            consumer.updateBeginningOffsets(Map.of(new TopicPartition(TOPIC, partition), 0L));
            consumer.updateEndOffsets(Map.of(new TopicPartition(TOPIC, partition), 10L));
            List<Long> times = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                times.add(timeOf(i));
            }
            consumer.arrivals.put(new TopicPartition(TOPIC, partition), times);
        }
        reader = new TopicReader(
                consumer, TOPIC, new WireDecoder<>(HostSample.getClassSchema(), SchemaIds.fixed()), Runnable::run);
    }

    private void arrives(int partition, long offset, String host) {
        byte[] value = encoder.encode(sample(host, offset));
        byte[] key = host.getBytes(StandardCharsets.UTF_8);
        consumer.addRecord(new ConsumerRecord<>(
                TOPIC,
                partition,
                offset,
                timeOf(offset),
                TimestampType.LOG_APPEND_TIME,
                key.length,
                value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty()));
    }

    private Leg leg(Start start, Set<Integer> partitions) {
        return new Leg(start, Optional.of(partitions), host -> !host.equals("other"), backlog, ear);
    }

    @Test
    void shouldReadWantedHostsFromATimeOn() {
        reader.begin(leg(new Start.AtTime(timeOf(4)), Set.of(1)));
        reader.runOnce();
        arrives(1, 4, "web-1");
        arrives(1, 5, "other");
        arrives(1, 6, "web-1");
        reader.runOnce();

        Located where = ear.located.get(0);
        assertThat(where.starts()).containsExactly(Map.entry(1, 4L));
        assertThat(where.oldestMillis()).hasValue(timeOf(0));
        assertThat(ear.sequences()).containsExactly(4L, 6L);
        Chunk last = ear.chunks.get(ear.chunks.size() - 1);
        assertThat(last.next()).isEqualTo(7);
        assertThat(last.readToMillis()).isEqualTo(timeOf(6));
        assertThat(consumer.assignment()).containsExactly(new TopicPartition(TOPIC, 1));
    }

    @Test
    void shouldBeginWithWhatThereIsWhereAnOffsetIsGoneOrNeverWas() {
        consumer.updateBeginningOffsets(Map.of(new TopicPartition(TOPIC, 0), 3L));
        reader.begin(leg(new Start.AtOffsets(Map.of(0, 1L, 1, 99L)), Set.of(0, 1)));
        reader.runOnce();

        assertThat(ear.located.get(0).starts()).isEqualTo(Map.of(0, 3L, 1, 10L));
    }

    @Test
    void shouldStopAtAPartitionThatHasEnough() {
        reader.begin(leg(new Start.AtOffsets(Map.of(0, 0L, 1, 0L)), Set.of(0, 1)));
        reader.runOnce();
        backlog.add(0, 2 << 20);
        reader.runOnce();
        assertThat(consumer.paused()).containsExactly(new TopicPartition(TOPIC, 0));
        backlog.take(0, 2 << 20);
        reader.runOnce();
        assertThat(consumer.paused()).isEmpty();
        backlog.hold(true);
        reader.runOnce();
        assertThat(consumer.paused()).hasSize(2);
    }

    @Test
    void shouldTakeUpAnotherLeg() {
        reader.begin(leg(new Start.AtOffsets(Map.of(0, 0L)), Set.of(0)));
        reader.runOnce();
        reader.begin(leg(new Start.AtTime(timeOf(8)), Set.of(0)));
        reader.runOnce();
        arrives(0, 8, "web-1");
        reader.runOnce();

        assertThat(ear.located).hasSize(2);
        assertThat(ear.sequences()).containsExactly(8L);
    }
}
