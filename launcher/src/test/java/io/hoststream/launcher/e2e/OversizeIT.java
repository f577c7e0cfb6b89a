package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hoststream.avro.HostSample;
import io.hoststream.avro.SequenceRange;
import io.hoststream.schema.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic that takes no record of the size that samples have. */
class OversizeIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void shouldBuryEachOversizeSampleAndGoOnWithThoseThatFit() throws Exception {
        try (LocalBroker broker = new LocalBroker(directory.resolve("kafka"))) {
            broker.applyTopics(directory);
            limit(broker, 300);
            try (CollectorProcess collector = CollectorProcess.start(directory, "oversize", broker.setting())) {
                await().atMost(SOON).until(() -> broker.client().deadLetters().size() >= 3);
                limit(broker, 1_048_588);
                await().atMost(SOON).until(() -> broker.client().samples().size() >= 5);
                collector.awaitDrained();
                await().atMost(SOON).untilAsserted(() -> assertEachIsThereOrTold(broker.client()));
                assertThat(collector.process().terminate())
                        .as(collector.process().toString())
                        .isZero();
            }
        }
    }

    private static void assertEachIsThereOrTold(Broker broker) {
        List<DeadLetter> letters = broker.deadLetters();
        assertThat(letters).allSatisfy(letter -> {
            assertThat(letter.key()).isEqualTo(CollectorProcess.HOST);
            assertThat(letter.topic()).isEqualTo(Topic.SAMPLES.topicName());
            assertThat(letter.loop()).isEqualTo("collect");
            assertThat(letter.reason()).contains("larger than the max message size");
        });
        Set<SampleId> there = new HashSet<>();
        Set<SampleId> told = new HashSet<>();
        for (HostSample sample : broker.samples()) {
            there.add(SampleId.of(sample));
            for (SequenceRange range : sample.getMarks().getDroppedBefore()) {
                LongStream.rangeClosed(range.getFirst(), range.getLast())
                        .forEach(each -> told.add(new SampleId(sample.getHostId(), range.getEpoch(), each)));
            }
        }
        assertThat(told).hasSameSizeAs(letters).doesNotContainAnyElementsOf(there);
        there.addAll(told);
        SampleId.assertOnceAndWithoutGaps(there);
    }

    private static void limit(LocalBroker broker, int bytes) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.SAMPLES.topicName());
        AlterConfigOp set = new AlterConfigOp(
                new ConfigEntry("max.message.bytes", Integer.toString(bytes)), AlterConfigOp.OpType.SET);
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", broker.client().bootstrap()))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get(20, TimeUnit.SECONDS);
        }
    }
}
