package io.hoststream.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostInfo;
import io.hoststream.collect.reading.ReadingFixture;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {

    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final HostInfo INFO = HostInfo.newBuilder()
            .setHost("web-1")
            .setHostId("id")
            .setEpoch(ReadingFixture.START)
            .setTime(ReadingFixture.START)
            .setIntervalMillis(10_000)
            .setLabels(Map.of("group", "web"))
            .setCollectorVersion("1.0")
            .setKernel("6.1")
            .setLogicalProcessors(4)
            .setMemoryBytes(8_000_000_000L)
            .setBootTime(ReadingFixture.START)
            .build();

    private final Announcements announcements = new Announcements();

    @Test
    void shouldTellAtTheStartAndThenWhatChanges() {
        assertThat(announcements.due(INFO, 0)).isTrue();
        assertThat(announcements.due(INFO, HOUR)).isFalse();
        assertChange(info -> info.setMemoryBytes(16_000_000_000L));
        assertChange(info -> info.setKernel("6.2"));
        assertChange(info -> info.setLogicalProcessors(8));
        assertChange(info -> info.setLabels(Map.of("group", "db")));
        assertChange(info -> info.setIntervalMillis(1_000));
        assertChange(info -> info.setCollectorVersion("1.1"));
    }

    @Test
    void shouldNotTakeTimeThatPassesForAChange() {
        announcements.due(INFO, 0);
        HostInfo later = HostInfo.newBuilder(INFO)
                .setTime(ReadingFixture.START.plusSeconds(600))
                .setBootTime(ReadingFixture.START.plusSeconds(1))
                .build();

        assertThat(announcements.due(later, HOUR)).isFalse();
    }

    @Test
    void shouldTellOnceADayInAnyCase() {
        announcements.due(INFO, -HOUR);

        assertThat(announcements.due(INFO, 21 * HOUR)).isFalse();
        assertThat(announcements.due(INFO, 22 * HOUR)).isTrue();
        assertThat(announcements.due(INFO, 23 * HOUR)).isFalse();
    }

    private void assertChange(UnaryOperator<HostInfo.Builder> change) {
        HostInfo changed = change.apply(HostInfo.newBuilder(INFO)).build();
        assertThat(announcements.due(changed, HOUR)).isTrue();
        assertThat(announcements.due(changed, HOUR)).isFalse();
        assertThat(announcements.due(INFO, HOUR)).as("and back").isTrue();
    }
}
