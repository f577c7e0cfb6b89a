package io.hoststream.launcher.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.launcher.simulate.FleetRun.Period;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FleetRunTest {

    private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final FleetPlan PLAN = FleetPlan.of(5, 4, Duration.ofSeconds(10));
    private static final Period MINUTE = new Period(Duration.ofMinutes(1), Optional.of(Duration.ZERO));

    @Test
    void shouldPublishThePastInOrderAndEndWhereThePresentBegins() throws InterruptedException {
        ListedOutlet outlet = new ListedOutlet(false);
        new FleetRun(PLAN, MINUTE, outlet, progress -> {}, CLOCK).run();

        assertThat(outlet.samples).hasSize(24).isSortedAccordingTo(Comparator.comparing(HostSample::getTime));
        assertThat(outlet.samples.get(0).getTime()).isBetween(NOW.minusSeconds(60), NOW.minusSeconds(59));
        assertThat(outlet.samples.get(23).getTime()).isBetween(NOW.minusSeconds(3), NOW);
        assertThat(outlet.infos)
                .extracting(HostInfo::getHost)
                .containsExactly("sim-0001", "sim-0002", "sim-0003", "sim-0004");
        assertThat(outlet.infos.get(0).getEpoch())
                .isEqualTo(outlet.samples.get(0).getEpoch());
    }

    @Test
    void shouldLeaveNothingOutWhileThereIsNoRoom() throws InterruptedException {
        ListedOutlet spacious = new ListedOutlet(false);
        ListedOutlet crowded = new ListedOutlet(true);
        new FleetRun(PLAN, MINUTE, spacious, progress -> {}, CLOCK).run();
        new FleetRun(PLAN, MINUTE, crowded, progress -> {}, CLOCK).run();

        assertThat(crowded.samples).isEqualTo(spacious.samples);
        assertThat(crowded.infos).isEqualTo(spacious.infos);
    }

    @Test
    void shouldEndWhenItIsStoppedAlsoWhileItWaitsForTheNextSample() throws InterruptedException {
        List<FleetRun.Progress> told = new ArrayList<>();
        ListedOutlet outlet = new ListedOutlet(false);
        FleetRun[] run = new FleetRun[1];
        run[0] = new FleetRun(
                PLAN,
                new Period(Duration.ofSeconds(10), Optional.empty()),
                outlet,
                progress -> {
                    told.add(progress);
                    run[0].stop();
                },
                CLOCK);
        run[0].run();

        assertThat(told).hasSize(1);
        assertThat(told.get(0).reached()).isEqualTo(NOW.minusSeconds(10));
        assertThat(outlet.samples).hasSizeLessThan(4);
    }
}
