package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulator as a program of its own, against a real broker. */
class SimulateIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void shouldPublishPastAndPresentOfAFleetAndEndOnASignal() throws Exception {
        try (LocalBroker broker = new LocalBroker(directory.resolve("kafka"))) {
            assertThat(before(broker)).contains("has no topic hoststream.samples", "hoststream topics apply");
            broker.applyTopics(directory);

            try (HoststreamProcess past = start(broker, "past", "--backfill", "5m", "--for", "0s")) {
                assertThat(past.awaitExit()).as(past.toString()).isZero();
                assertThat(past.output()).contains("90 samples of 3 hosts published, 0 errors");
            }
            assertThat(broker.client().samples()).hasSize(90);
            assertComplete(broker);

            try (HoststreamProcess present = start(broker, "present", "--interval", "1s", "--labels", "site=lab")) {
                await().atMost(SOON).until(() -> broker.client().samples().size() >= 100);
                assertThat(present.terminate()).as(present.toString()).isZero();
                assertThat(present.output()).contains("samples of 3 hosts published, 0 errors");
            }
            assertComplete(broker);
            assertThat(broker.client().samples())
                    .filteredOn(sample -> "lab".equals(sample.getLabels().get("site")))
                    .hasSizeGreaterThanOrEqualTo(10);
        }
    }

    private static void assertComplete(LocalBroker broker) {
        List<HostSample> samples = broker.client().samples();
        SampleId.assertOnceAndWithoutGaps(samples.stream().map(SampleId::of).toList());
        assertThat(broker.client().<HostInfo>decoded(Topic.HOSTS, HostInfo.getClassSchema()))
                .extracting(HostInfo::getHost)
                .contains("sim-0001", "sim-0002", "sim-0003");
    }

    private String before(LocalBroker broker) throws Exception {
        try (HoststreamProcess early = start(broker, "early")) {
            assertThat(early.awaitExit()).isEqualTo(1);
            return early.errors();
        }
    }

    private HoststreamProcess start(LocalBroker broker, String name, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("simulate", "--hosts", "3", "--set", broker.setting()));
        all.addAll(List.of(arguments));
        return HoststreamProcess.start(directory, name, all);
    }
}
