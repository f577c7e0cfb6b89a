package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostInfo;
import io.hoststream.schema.topic.Topic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A collector that is killed again and again while the broker is away: nothing that it spooled is lost. */
class SpoolOutageIT {

    private static final Logger LOG = LoggerFactory.getLogger(SpoolOutageIT.class);
    private static final Comparator<SampleId> ORDER =
            Comparator.comparing(SampleId::epoch).thenComparing(SampleId::sequence);

    /** What a kill may repeat: what the producer held. */
    private static final int MOST_REPEATS = 20;

    @TempDir
    private Path directory;

    @Test
    void shouldDeliverInOrderWhatWasSpooledThroughKillsWhileTheBrokerIsAway() throws Exception {
        int port = Ports.free();
        String kafka = "kafka.bootstrap=127.0.0.1:" + port;
        long spooled = 0;
        for (int run = 1; run <= 3; run++) {
            try (CollectorProcess collector = CollectorProcess.start(directory, "run-" + run, kafka)) {
                spooled = collector.awaitWaiting(spooled + 15);
            }
        }
        try (CollectorProcess last = CollectorProcess.start(directory, "last", kafka)) {
            spooled = last.awaitWaiting(spooled + 15);
            try (LocalBroker broker = new LocalBroker(directory.resolve("kafka"), port)) {
                broker.applyTopics(directory);
                last.awaitDrained();
                last.awaitPart("publish", true);
                List<SampleId> there = ids(broker);
                assertWhole(there, spooled);
                assertThat(there).as("repeats after a cold start").doesNotHaveDuplicates();
                assertThat(broker.client().<HostInfo>decoded(Topic.HOSTS, HostInfo.getClassSchema()))
                        .hasSize(1)
                        .allSatisfy(host -> assertThat(host.getHost()).isEqualTo(CollectorProcess.HOST));
            }
            last.awaitWaiting(15);
        }
        shouldDeliverTheRestAfterTheBrokerCameBack(port, kafka, spooled);
    }

    private void shouldDeliverTheRestAfterTheBrokerCameBack(int port, String kafka, long spooled) throws Exception {
        try (CollectorProcess again = CollectorProcess.start(directory, "again", kafka)) {
            long waiting = again.awaitWaiting(25);
            try (LocalBroker broker = new LocalBroker(directory.resolve("kafka"), port)) {
                again.awaitDrained();
                again.awaitPart("publish", true);
                List<SampleId> there = ids(broker);
                int repeats = there.size() - new HashSet<>(there).size();
                LOG.info("{} samples on the topic, {} of them repeats", there.size(), repeats);
                assertThat(repeats).isLessThanOrEqualTo(MOST_REPEATS);
                assertWhole(new ArrayList<>(new LinkedHashSet<>(there)), spooled + waiting);
                assertThat(again.process().terminate())
                        .as(again.process().toString())
                        .isZero();
            }
        }
    }

    private static List<SampleId> ids(LocalBroker broker) {
        return broker.client().samples().stream().map(SampleId::of).toList();
    }

    private static void assertWhole(List<SampleId> there, long least) {
        assertThat(there).hasSizeGreaterThanOrEqualTo(Math.toIntExact(least)).isSortedAccordingTo(ORDER);
        Set<SampleId> once = new HashSet<>(there);
        SampleId.assertOnceAndWithoutGaps(once);
    }
}
