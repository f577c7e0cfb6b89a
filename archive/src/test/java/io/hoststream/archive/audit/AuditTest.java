package io.hoststream.archive.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.archive.format.DroppedRange;
import io.hoststream.archive.format.SampleHead;
import io.hoststream.archive.format.SampleNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final Instant FROM = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant TO = FROM.plus(Duration.ofHours(1));
    private static final Instant BEFORE = FROM.minus(Duration.ofHours(1));

    private final Audit audit = new Audit(FROM, TO, Duration.ofMinutes(1));

    @Test
    void shouldFindNothingWrongWithAWholeRun() {
        add(FROM, 1, 2, 3, 4, 5);

        assertThat(audit.report().clean()).isTrue();
        assertThat(audit.report().hosts()).singleElement().satisfies(host -> {
            assertThat(host.host()).isEqualTo("web-1");
            assertThat(host.samples()).isEqualTo(5);
            assertThat(host.runs()).isEqualTo(1);
        });
    }

    @Test
    void shouldTakeSamplesInAnyOrder() {
        add(FROM, 5, 1, 4, 2, 3);

        assertThat(audit.report().clean()).isTrue();
    }

    @Test
    void shouldNameWhatIsMissingInTheMiddle() {
        add(FROM, 1, 2, 6, 7, 9);

        assertThat(gaps()).containsExactly(gap(FROM, 3, 5), gap(FROM, 8, 8));
        assertThat(audit.report().missing()).isEqualTo(4);
        assertThat(audit.report().clean()).isFalse();
    }

    @Test
    void shouldMissTheFirstNumbersOfARunThatBeganInTheRange() {
        add(FROM, 3, 4);

        assertThat(gaps()).containsExactly(gap(FROM, 1, 2));
    }

    @Test
    void shouldNotAskForNumbersFromBeforeTheArchive() {
        audit.beginsAt(FROM.plusSeconds(1));
        add(FROM, 361, 362, 364);

        assertThat(gaps()).containsExactly(gap(FROM, 363, 363));
    }

    @Test
    void shouldNotAskForNumbersFromBeforeTheRange() {
        add(BEFORE, 361, 362);

        assertThat(audit.report().clean()).isTrue();
    }

    @Test
    void shouldTellOfAGapAtTheEdgeThatSamplesOnBothSidesShow() {
        audit.add(sample(BEFORE, 360, FROM.minusSeconds(10)));
        audit.add(sample(BEFORE, 363, FROM.plusSeconds(20)));
        audit.add(sample(BEFORE, 720, TO.plusSeconds(5)));

        assertThat(gaps()).containsExactly(gap(BEFORE, 361, 362), gap(BEFORE, 364, 719));
        assertThat(audit.report().samples()).isEqualTo(1);
    }

    @Test
    void shouldPassOverGapsOutsideTheRange() {
        audit.add(sample(BEFORE, 100, BEFORE.plusSeconds(1000)));
        audit.add(sample(BEFORE, 200, FROM.minusSeconds(10)));
        add(BEFORE, 201, 202);

        assertThat(audit.report().clean()).isTrue();
    }

    @Test
    void shouldCountRepeats() {
        add(FROM, 1, 2, 2, 3, 3, 3);

        assertThat(audit.report().repeats()).isEqualTo(3);
        assertThat(audit.report().samples()).isEqualTo(3);
        assertThat(audit.report().clean()).isFalse();
    }

    @Test
    void shouldKeepRunsApart() {
        add(FROM, 1, 2, 3);
        add(FROM.plusSeconds(600), 1, 2);

        assertThat(audit.report().clean()).isTrue();
        assertThat(audit.report().hosts())
                .singleElement()
                .satisfies(host -> assertThat(host.runs()).isEqualTo(2));
    }

    @Test
    void shouldTellWhatTheCollectorGaveUpFromWhatNobodyAccountsFor() {
        add(FROM, 1, 2);
        audit.add(head("web-1", FROM, 10, FROM.plusSeconds(100), null, new DroppedRange(FROM.toEpochMilli(), 4, 7)));

        assertThat(gaps()).containsExactly(gap(FROM, 3, 3), new Gap(FROM, 4, 7, true), gap(FROM, 8, 9));
        assertThat(audit.report().missing()).isEqualTo(7);
    }

    @Test
    void shouldMissWhatAnEarlierRunGaveUpAtItsEnd() {
        add(FROM, 1, 2, 3);
        Instant restart = FROM.plusSeconds(600);
        audit.add(head("web-1", restart, 1, restart, null, new DroppedRange(FROM.toEpochMilli(), 4, 9)));

        assertThat(gaps()).containsExactly(new Gap(FROM, 4, 9, true));
    }

    @Test
    void shouldNotMissWhatCameAlthoughItWasGivenUp() {
        add(FROM, 1, 2, 3);
        audit.add(head("web-1", FROM, 4, FROM.plusSeconds(40), null, new DroppedRange(FROM.toEpochMilli(), 2, 3)));

        assertThat(audit.report().clean()).isTrue();
    }

    @Test
    void shouldCountLateOnesAndStayClean() {
        audit.add(head("web-1", FROM, 1, FROM, Duration.ofMillis(5)));
        audit.add(head("web-1", FROM, 2, FROM.plusSeconds(10), Duration.ofMinutes(2)));

        assertThat(audit.report().late()).isEqualTo(1);
        assertThat(audit.report().clean()).isTrue();
        assertThat(audit.report().hosts())
                .singleElement()
                .satisfies(host -> assertThat(host.longestDelay()).isEqualTo(Duration.ofMinutes(2)));
    }

    @Test
    void shouldLeaveOutTheEndOfTheRange() {
        audit.add(sample(FROM, 1, FROM));
        audit.add(sample(FROM, 2, TO));

        assertThat(audit.report().samples()).isEqualTo(1);
    }

    @Test
    void shouldCallAHostByItsLastName() {
        audit.add(head("new", FROM, 2, FROM.plusSeconds(10), null));
        audit.add(head("old", FROM, 1, FROM, null));

        assertThat(audit.report().hosts()).extracting(HostReport::host).containsExactly("new");
    }

    private void add(Instant epoch, long... sequences) {
        LongStream.of(sequences).forEach(number -> audit.add(sample(epoch, number, FROM.plusSeconds(number % 1000))));
    }

    private static SampleHead sample(Instant epoch, long sequence, Instant time) {
        return head("web-1", epoch, sequence, time, Duration.ZERO);
    }

    private static SampleHead head(
            String host,
            Instant epoch,
            long sequence,
            Instant time,
            @Nullable Duration delay,
            DroppedRange... dropped) {
        return new SampleHead(
                host, new SampleNumber("id-1", epoch.toEpochMilli(), sequence), time, delay, List.of(dropped));
    }

    private List<Gap> gaps() {
        return audit.report().hosts().get(0).gaps();
    }

    private static Gap gap(Instant epoch, long first, long last) {
        return new Gap(epoch, first, last, false);
    }
}
