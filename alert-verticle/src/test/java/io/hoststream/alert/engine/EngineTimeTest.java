package io.hoststream.alert.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the engine makes of gaps, clocks, repeats and values that are not known. */
class EngineTimeTest extends WatchedHost {

    @Test
    void shouldNeitherFireNorResolveOnUnknownValues() {
        cpu(85.0, null, null, 85.0);
        assertThat(told()).containsExactly("PENDING WARNING", "FIRING WARNING");
        cpu(null, null, null);
        assertThat(told()).isEmpty();
        cpu(85.0);
        assertThat(told()).isEmpty();
    }

    @Test
    void shouldEndAnAlertThatIsNoLongerReported() {
        cpuFor(4, 85);
        told();
        for (int sample = 0; sample < 30; sample++) {
            cpu((Double) null);
        }
        assertThat(told()).isEmpty();
        cpu((Double) null);
        assertThat(events.get(0).getValue()).isEqualTo(85);
        assertThat(events.get(0).getSummary())
                .isEqualTo("CPU of web-1 is no longer reported; it was last at 85 % (limit 80 %)");
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldKeepAnAlertOfAHostThatWasSilent() {
        cpuFor(4, 85);
        web.pass(Duration.ofHours(8));
        cpu((Double) null);
        cpu(85.0);
        assertThat(told()).containsExactly("PENDING WARNING", "FIRING WARNING");
    }

    @Test
    void shouldNotCountAGapTowardsTheTime() {
        cpu(85.0);
        web.pass(Duration.ofMinutes(2));
        cpu(85.0, 85.0, 85.0);
        assertThat(told()).containsExactly("PENDING WARNING");
        cpu(85.0);
        assertThat(told()).containsExactly("FIRING WARNING");
    }

    @Test
    void shouldNotCountTheSleepOfAHost() {
        cpu(85.0);
        web.pass(Duration.ofSeconds(40)).marks(Samples.marks(40_000L, null));
        cpu(85.0, 85.0, 85.0);
        assertThat(told()).containsExactly("PENDING WARNING");
    }

    @Test
    void shouldSurviveAClockThatIsSetBack() {
        cpu(85.0, 85.0);
        web.pass(Duration.ofDays(-1));
        cpu(85.0, 85.0, 85.0);
        assertThat(told()).containsExactly("PENDING WARNING");
        cpu(85.0);
        assertThat(told()).containsExactly("FIRING WARNING");
        cpu(50.0);
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldSurviveAClockThatIsSetForward() {
        cpuFor(4, 85);
        told();
        web.pass(Duration.ofDays(1));
        cpu(85.0, 85.0);
        assertThat(told()).isEmpty();
        cpu(50.0);
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldPassOverRepeatsAndOlderSamples() {
        List<Arrival> seen = new ArrayList<>();
        for (double value : new double[] {85, 85, 85, 85, 50}) {
            seen.add(web.cpu(value).next());
        }
        seen.forEach(this::take);
        told();
        seen.forEach(
                arrival -> take(new Arrival(arrival.moment(), arrival.offset() + 100, arrival.arrived(), true, false)));
        assertThat(told()).isEmpty();
        assertThat(engine.repeats()).isEqualTo(5);
    }

    @Test
    void shouldPassOverAnEarlierRunOfTheCollector() {
        Arrival stray = Samples.of("web-1").cpu(99.0).next();
        web.restart(Samples.START.plusSeconds(5));
        cpu(10.0);
        take(new Arrival(stray.moment(), 500, stray.arrived(), true, false));
        assertThat(told()).isEmpty();
        assertThat(engine.repeats()).isEqualTo(1);
    }

    @Test
    void shouldBelieveAnEarlierRunWhenTheLaterOneHasFallenSilent() {
        cpu(10.0);
        web.restart(Samples.START.minus(Duration.ofHours(1)))
                .pass(Duration.ofHours(-1))
                .delay(Duration.ofHours(1)
                        .plus(Position.PATIENCE)
                        .minusSeconds(10)
                        .plusMillis(50));
        cpu(85.0);
        assertThat(told()).as("the very border").isEmpty();
        cpu(85.0);
        assertThat(told()).containsExactly("PENDING WARNING");
    }

    @Test
    void shouldEndTheAlertOfADeviceThatWasPulledOut() {
        rules = rules("{name: busy, metric: disk_io_util_percent, above: {warning: 80}}");
        take(web.disks(Map.of("sda", 90.0, "sdb", 10.0)).next());
        told();
        for (int sample = 0; sample < 31; sample++) {
            take(web.disks(Map.of("sdb", 10.0)).next());
        }
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldHoldFamiliesThatAreReadRarelyAgainstTheirOwnPace() {
        rules = rules("{name: full, metric: disk_usage_percent, above: {warning: 80}, for: 20m}");
        for (int sample = 0; sample < 60 * 4 + 1; sample++) {
            take(web.filesystem(sample % 60 == 0 ? 90.0 : null).next());
        }
        assertThat(told())
                .as("every 10 minutes a value, longer than the bound of 5")
                .containsExactly("PENDING WARNING", "FIRING WARNING");
    }
}
