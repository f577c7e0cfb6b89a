package io.hoststream.storage.export;

import static io.hoststream.storage.export.Hosts.START;
import static io.hoststream.storage.export.Hosts.START_MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostSample;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeriesTableTest {

    private final SeriesTable table = new SeriesTable();

    private HostSample newest() {
        assertThat(table.all()).hasSize(1);
        return table.all().get(0).sample();
    }

    @Test
    void shouldKeepTheNewestSample() {
        table.accept(Hosts.sample("a", 1, true), START_MILLIS);
        table.accept(Hosts.sample("a", 2, true), START_MILLIS + 10_000);
        assertThat(newest().getSequence()).isEqualTo(2);
    }

    @Test
    void shouldIgnoreRepeatsAndOlderSamples() {
        table.accept(Hosts.sample("a", 2, true), START_MILLIS);
        table.accept(Hosts.sample("a", 2, true), START_MILLIS + 50_000);
        table.accept(Hosts.sample("a", 1, true), START_MILLIS + 60_000);
        assertThat(newest().getSequence()).isEqualTo(2);
        assertThat(table.all().get(0).seenMillis()).isEqualTo(START_MILLIS);
    }

    @Test
    void shouldLetALaterRunWinEvenWithALowerNumber() {
        table.accept(Hosts.sample("a", 900, true), START_MILLIS);
        table.accept(Hosts.bare("a", "id-a", START.plusSeconds(5), 1).build(), START_MILLIS + 1000);
        assertThat(newest().getSequence()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheNewerOfTwoInstallationsWithOneName() {
        table.accept(Hosts.bare("a", "new", START.plusSeconds(60), 1).build(), START_MILLIS);
        table.accept(Hosts.bare("a", "old", START, 500).build(), START_MILLIS + 1);
        assertThat(newest().getHostId()).isEqualTo("new");
    }

    @Test
    void shouldNotFlapBetweenTwoInstallationsThatSendUnderOneName() {
        for (int second = 0; second < 600; second += 10) {
            table.accept(Hosts.bare("a", "old", START, 1 + second).build(), START_MILLIS + second * 1000L);
            table.accept(
                    Hosts.bare("a", "new", START.plusSeconds(5), 1 + second).build(),
                    START_MILLIS + second * 1000L + 1);
            assertThat(newest().getHostId()).isEqualTo("new");
        }
    }

    @Test
    void shouldShowTheOtherInstallationOnceTheShownOneIsSilent() {
        table.accept(Hosts.bare("a", "new", START.plusSeconds(60), 1).build(), START_MILLIS);
        table.accept(Hosts.bare("a", "old", START, 500).build(), START_MILLIS + 60_000);
        assertThat(newest().getHostId()).isEqualTo("new");
        table.accept(Hosts.bare("a", "old", START, 501).build(), START_MILLIS + 60_001);
        assertThat(newest().getHostId()).isEqualTo("old");
    }

    @Test
    void shouldIgnoreRepeatsHoweverLongTheSilence() {
        table.accept(Hosts.sample("a", 2, true), START_MILLIS);
        table.accept(Hosts.sample("a", 1, true), START_MILLIS + 3_600_000);
        assertThat(newest().getSequence()).isEqualTo(2);
    }

    @Test
    void shouldWaitForAHostAsLongAsItsNewestSampleSays() {
        table.accept(Hosts.bare("a", "id", START, 1).setIntervalMillis(60_000).build(), START_MILLIS);
        table.accept(Hosts.bare("a", "id", START, 2).setIntervalMillis(1_000).build(), START_MILLIS + 30_000);
        table.accept(Hosts.bare("a", "id", START, 3).setIntervalMillis(60_000).build(), START_MILLIS + 31_000);
        HostSeries host = table.all().get(0);
        assertThat(host.stale(START_MILLIS + 31_000 + 180_000, Duration.ofSeconds(1)))
                .as("it is back at its own interval")
                .isFalse();
    }

    @Test
    void shouldKeepAFamilyThatIsReadLessOften() {
        table.accept(Hosts.sample("a", 1, true), START_MILLIS);
        table.accept(Hosts.sample("a", 2, false), START_MILLIS + 10_000);
        assertThat(newest().getSequence()).isEqualTo(2);
        assertThat(newest().getFilesystems()).hasSize(1);
    }

    @Test
    void shouldLetAFamilyGoThatHasNotComeForThreeMinutes() {
        table.accept(Hosts.sample("a", 1, true), START_MILLIS);
        table.accept(Hosts.sample("a", 2, false), START_MILLIS + 180_001);
        assertThat(newest().getFilesystems()).isNull();
    }

    @Test
    void shouldKeepAFamilyForThreeOfItsOwnGaps() {
        long hour = Duration.ofHours(1).toMillis();
        table.accept(Hosts.sample("a", 1, true), START_MILLIS);
        table.accept(Hosts.sample("a", 2, true), START_MILLIS + hour);
        table.accept(Hosts.sample("a", 3, false), START_MILLIS + 4 * hour);
        assertThat(newest().getFilesystems()).hasSize(1);
        table.accept(Hosts.sample("a", 4, false), START_MILLIS + 4 * hour + 1);
        assertThat(newest().getFilesystems()).isNull();
    }

    @Test
    void shouldNotGiveOneInstallationTheFamiliesOfAnother() {
        table.accept(Hosts.sample("a", 1, true), START_MILLIS);
        table.accept(Hosts.bare("a", "other", START.plusSeconds(1), 1).build(), START_MILLIS + 1000);
        assertThat(newest().getFilesystems()).isNull();
        assertThat(newest().getCpu()).isNull();
    }

    @Test
    void shouldExpireAfterThreeIntervalsButNotBeforeTheBound() {
        table.accept(Hosts.sample("a", 1, true), START_MILLIS);
        HostSeries host = table.all().get(0);
        assertThat(host.stale(START_MILLIS + 60_000, Duration.ofSeconds(60))).isFalse();
        assertThat(host.stale(START_MILLIS + 60_001, Duration.ofSeconds(60))).isTrue();
        assertThat(host.stale(START_MILLIS + 30_000, Duration.ofSeconds(1))).isFalse();
        assertThat(host.stale(START_MILLIS + 30_001, Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void shouldForgetAHostThatIsLongGone() {
        table.accept(Hosts.sample("a", 1, true), START_MILLIS);
        table.forget(START_MILLIS + 3_600_000, Duration.ofHours(1));
        assertThat(table.all()).hasSize(1);
        table.forget(START_MILLIS + 3_600_001, Duration.ofHours(1));
        assertThat(table.all()).isEmpty();
    }
}
