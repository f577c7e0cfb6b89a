package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that is killed in the middle of its work, and started again on what it left behind. */
class CrashIT {

    private static final Logger LOG = LoggerFactory.getLogger(CrashIT.class);
    private static final Duration SOON = Duration.ofSeconds(40);

    /** From the start to the first sample of the new run in the API. */
    private static final Duration LIVE_WITHIN = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void shouldLoseAndRepeatNothingOfWhatWasPublishedWhenKilled() throws Exception {
        try (Up first =
                Up.start(directory, "archive.rotate-after=2s", "archive.formats=jsonl", "archive.compression=none")) {
            first.awaitStarted();
            await().atMost(SOON).until(() -> first.archive().files().size() >= 2);
            first.process().kill();
            assertThat(directory).isDirectoryNotContaining("glob:**/vertx-cache-*");
            try (Up second = first.again()) {
                awaitLive(second, Instant.now());
                second.awaitStarted();
                int files = second.archive().files().size();
                await().atMost(SOON).until(() -> second.archive().files().size() > files + 1);
                List<SampleId> published =
                        second.broker().samples().stream().map(SampleId::of).toList();
                assertThat(second.process().terminate())
                        .as(second.process().toString())
                        .isZero();
                assertWhole(second.archive().samples(), published);
            }
        }
    }

    private static void awaitLive(Up up, Instant started) {
        await().atMost(SOON).until(() -> seenSince(up, started));
        Duration live = Duration.between(started, Instant.now());
        LOG.info("the first live sample came {} ms after the start that followed a kill", live.toMillis());
        assertThat(live).isLessThan(LIVE_WITHIN);
    }

    private static boolean seenSince(Up up, Instant time) throws Exception {
        try {
            for (JsonObject host : up.rest().hosts()) {
                if (Instant.parse(host.getString("lastSeen")).isAfter(time)) {
                    return true;
                }
            }
            return false;
        } catch (ConnectException e) {
            // It does not listen yet.
            return false;
        }
    }

    private static void assertWhole(List<SampleId> archived, List<SampleId> published) {
        SampleId.assertOnceAndWithoutGaps(archived);
        assertThat(archived).containsAll(published);
        TreeSet<Instant> epochs = new TreeSet<>();
        archived.forEach(id -> epochs.add(id.epoch()));
        assertThat(epochs).as("runs of the collector").hasSize(2);
        assertThat(archived)
                .filteredOn(id -> id.epoch().equals(epochs.last()))
                .extracting(SampleId::sequence)
                .contains(1L);
        assertThat(archived)
                .extracting(SampleId::hostId)
                .containsOnly(archived.get(0).hostId());
    }
}
