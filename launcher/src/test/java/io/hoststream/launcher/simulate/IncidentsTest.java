package io.hoststream.launcher.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IncidentsTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final FleetPlan PLAN = new FleetPlan(7, 40, Duration.ofMinutes(1), "sim-", Map.of(), 4);

    @Test
    void shouldFollowFromTheSeedAlone() {
        List<Incident> one = incidents(new SimulatedHost(PLAN, 3));
        List<Incident> again = incidents(new SimulatedHost(PLAN, 3));
        List<Incident> other = incidents(new SimulatedHost(PLAN, 4));

        assertThat(one).isEqualTo(again).isNotEqualTo(other);
    }

    @Test
    void shouldBeAsManyAsAskedForOnAverageAndOfEveryKind() {
        List<Incident> all = new ArrayList<>();
        new SimulatedFleet(PLAN).hosts().forEach(host -> all.addAll(incidents(host)));

        assertThat(all.size()).isBetween(40 * 4 * 10 * 8 / 10, 40 * 4 * 10 * 12 / 10);
        assertThat(all).extracting(Incident::kind).containsAll(EnumSet.allOf(Incident.Kind.class));
    }

    @Test
    void shouldNotBeThoseOfANeighbour() {
        List<Instant> starts = new ArrayList<>();
        new SimulatedFleet(PLAN).hosts().forEach(host -> incidents(host).forEach(one -> starts.add(one.start())));

        assertThat(starts.stream().distinct().count()).isGreaterThan(starts.size() * 99L / 100);
    }

    @Test
    void shouldBeNoneWhereNoneAreWanted() {
        assertThat(incidents(new SimulatedHost(FleetPlan.of(7, 1, Duration.ofMinutes(1)), 0)))
                .isEmpty();
    }

    @Test
    void shouldShowInTheSamplesOfTheHost() {
        SimulatedHost host = new SimulatedHost(PLAN, 3);
        List<Double> during = new ArrayList<>();
        List<Double> otherwise = new ArrayList<>();
        List<Incident> processors = incidents(host).stream()
                .filter(incident -> incident.kind() == Incident.Kind.PROCESSORS)
                .toList();
        for (Instant due = START; due.isBefore(START.plus(Duration.ofDays(10))); due = due.plusSeconds(60)) {
            if (host.isUp(due)) {
                // The usage of a sample is that of the minute before it.
                boolean whole = under(processors, due) && under(processors, due.minusSeconds(61));
                boolean none = !under(processors, due) && !under(processors, due.minusSeconds(61));
                HostSample sample = host.next(due);
                Metrics.readOne(sample, Metric.CPU_USAGE_PERCENT, (metric, device, value) -> {
                    if (whole) {
                        during.add(value);
                    } else if (none) {
                        otherwise.add(value);
                    }
                });
            }
        }

        assertThat(during).isNotEmpty().allMatch(value -> value > 90);
        assertThat(otherwise.stream().mapToDouble(Double::doubleValue).average().orElse(100))
                .isLessThan(60);
    }

    @Test
    void shouldSayNothingWhileTheHostIsSilenced() {
        SimulatedHost host = new SimulatedHost(PLAN, 5);
        List<Incident> silences = incidents(host).stream()
                .filter(incident -> incident.kind() == Incident.Kind.SILENCE)
                .toList();

        assertThat(silences).isNotEmpty();
        assertThat(silences).allMatch(silence -> !host.isUp(silence.start().plusSeconds(1)));
    }

    @Test
    void shouldBeListedWithHostKindAndTimes() {
        String csv = IncidentList.csv(PLAN, START, START.plus(Duration.ofDays(1)));

        assertThat(csv.lines().findFirst()).contains("host,kind,start,end");
        assertThat(csv.lines().skip(1))
                .isNotEmpty()
                .allMatch(
                        line -> line.matches(
                                "sim-00\\d\\d,(processors|memory|disk|filesystem|network|drops|silence),2026-03-02T[0-9:]+Z,2026-03-0[23]T[0-9:]+Z"));
    }

    private static boolean under(List<Incident> incidents, Instant time) {
        return incidents.stream().anyMatch(incident -> incident.progress(time) >= 0);
    }

    private static List<Incident> incidents(SimulatedHost host) {
        return host.incidents(START, START.plus(Duration.ofDays(10)));
    }
}
