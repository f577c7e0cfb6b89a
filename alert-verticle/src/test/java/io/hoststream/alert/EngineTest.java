package io.hoststream.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Cause;
import io.hoststream.avro.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EngineTest {

    private static final TopicPartition PARTITION = new TopicPartition("hoststream.samples", 3);
    private static final String CPU = "{name: cpu, metric: cpu_usage_percent, above: {warning: 80, critical: 95}, "
            + "clear: {warning: 75, critical: 90}, for: 30s, subject: \"CPU of {host}\"}";

    private final Engine engine = new Engine(PARTITION, Duration.ofMinutes(5));
    private final Samples web = Samples.of("web-1");
    private final List<AlertEvent> events = new ArrayList<>();
    private Rules rules = rules(CPU);

    static Rules rules(String... each) {
        return RuleParser.parse("test.yaml", "rules: [" + String.join(", ", each) + "]");
    }

    private void cpu(@Nullable Double... values) {
        for (Double value : values) {
            take(web.cpu(value).next());
        }
    }

    private void take(Arrival arrival) {
        events.addAll(engine.evaluate(rules, arrival));
    }

    private List<String> told() {
        List<String> told = events.stream()
                .map(event -> event.getState() + " " + event.getSeverity() + (event.getBacklog() ? " backlog" : ""))
                .toList();
        events.clear();
        return told;
    }

    private static double[] times(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    private void cpu(double[] values) {
        for (double value : values) {
            cpu(value);
        }
    }

    @Test
    void shouldSayNothingWhileAllIsWell() {
        cpu(10.0, 79.9, 50.0, null, 79.99);
        assertThat(told()).isEmpty();
        assertThat(engine.active()).isZero();
    }

    @Test
    void shouldBePendingThenFireThenResolve() {
        cpu(10.0, 85.0, 85.0, 85.0);
        assertThat(told()).containsExactly("PENDING WARNING");
        cpu(85.0);
        assertThat(told()).containsExactly("FIRING WARNING");
        cpu(85.0, 84.0, 50.0, 50.0);
        assertThat(told()).containsExactly("RESOLVED WARNING");
        assertThat(engine.active()).isZero();
    }

    @Test
    void shouldCarryWhatCausedTheChange() {
        cpu(10.0, 97.0, 97.0, 97.0, 97.3);
        AlertEvent pending = events.get(0);
        AlertEvent firing = events.get(1);
        assertThat(firing.getId()).isEqualTo(pending.getId()).hasSize(24);
        assertThat(firing.getRule()).isEqualTo("cpu");
        assertThat(firing.getHost()).isEqualTo("web-1");
        assertThat(firing.getHostId()).isEqualTo("id-of-web-1");
        assertThat(firing.getHostLabels()).containsEntry("group", "shop");
        assertThat(firing.getMetric()).isEqualTo("cpu_usage_percent");
        assertThat(firing.getDeviceLabels()).isEmpty();
        assertThat(firing.getValue()).isEqualTo(97.3);
        assertThat(firing.getLimit()).isEqualTo(95);
        assertThat(firing.getSince()).isEqualTo(Samples.START.plusSeconds(10));
        assertThat(firing.getTime()).isEqualTo(Samples.START.plusSeconds(40));
        assertThat(firing.getCause()).isEqualTo(new Cause("hoststream.samples", 3, 101L, 104L));
        assertThat(firing.getSummary()).isEqualTo("CPU of web-1 is at 97.3 % (limit 95 %) since 02:14 UTC");
        assertThat(pending.getCause()).isEqualTo(new Cause("hoststream.samples", 3, 101L, 101L));
    }

    @Test
    void shouldFireCriticalAtOnceWhenBothLimitsWereCrossedTogether() {
        cpu(times(4, 99));
        assertThat(told()).containsExactly("PENDING CRITICAL", "FIRING CRITICAL");
    }

    @Test
    void shouldEscalateOnlyAfterTheWorseLimitWasCrossedForLongEnough() {
        cpu(times(4, 85));
        told();
        cpu(99.0, 99.0, 99.0);
        assertThat(told()).isEmpty();
        cpu(94.0, 99.0, 99.0, 99.0);
        assertThat(told()).as("the run began anew").isEmpty();
        cpu(99.0);
        assertThat(told()).containsExactly("FIRING CRITICAL");
    }

    @Test
    void shouldSayOfAnEscalationSinceWhenTheWorseLimitIsCrossed() {
        cpu(times(7, 85));
        cpu(times(4, 99));
        AlertEvent critical = events.get(2);
        assertThat(critical.getSince()).isEqualTo(Samples.START);
        assertThat(critical.getSummary()).isEqualTo("CPU of web-1 is at 99 % (limit 95 %) since 02:15 UTC");
        assertThat(critical.getCause()).isEqualTo(new Cause("hoststream.samples", 3, 107L, 110L));
    }

    @Test
    void shouldEaseOnlyAtTheClearLevelOfCritical() {
        cpu(times(4, 99));
        told();
        cpu(94.0, 91.0, 90.5);
        assertThat(told()).isEmpty();
        cpu(90.0);
        assertThat(events.get(0).getLimit()).isEqualTo(80);
        assertThat(told()).containsExactly("FIRING WARNING");
        cpu(78.0, 76.0);
        assertThat(told()).isEmpty();
        cpu(75.0);
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldResolveFromCriticalWithoutAStopAtWarning() {
        cpu(times(4, 99));
        told();
        cpu(20.0);
        assertThat(told()).containsExactly("RESOLVED CRITICAL");
    }

    @Test
    void shouldNotToggleBetweenLimitAndClearLevel() {
        cpu(times(4, 85));
        told();
        cpu(79.0, 81.0, 76.0, 80.0, 75.1, 79.9);
        assertThat(told()).isEmpty();
    }

    @Test
    void shouldResolveAPendingAlertThatGoesAway() {
        cpu(85.0, 85.0, 70.0);
        assertThat(events.get(1).getSummary())
                .isEqualTo("CPU of web-1 is back at 70 % (limit 80 %) before it became an alert");
        assertThat(told()).containsExactly("PENDING WARNING", "RESOLVED WARNING");
    }

    @Test
    void shouldStayPendingBetweenTheLevelsButCountFromTheNextCrossing() {
        cpu(85.0, 85.0, 78.0, 85.0, 85.0, 85.0);
        assertThat(told()).containsExactly("PENDING WARNING");
        cpu(85.0);
        assertThat(events.get(0).getCause()).isEqualTo(new Cause("hoststream.samples", 3, 103L, 106L));
        assertThat(events.get(0).getSince()).isEqualTo(Samples.START);
        assertThat(told()).containsExactly("FIRING WARNING");
    }

    @Test
    void shouldFireAtOnceWithoutFor() {
        rules = rules("{name: cpu, metric: cpu_usage_percent, above: {critical: 95}}");
        cpu(96.0);
        assertThat(told()).containsExactly("FIRING CRITICAL");
        cpu(50.0);
        assertThat(told()).containsExactly("RESOLVED CRITICAL");
    }

    @Test
    void shouldWatchValuesThatAreBadWhenLow() {
        rules = rules("{name: idle, metric: cpu_usage_percent, below: {warning: 5, critical: 1}, "
                + "clear: {warning: 10, critical: 2}, for: 10s}");
        cpu(20.0, 4.0, 4.0, 0.5, 0.5, 3.0, 9.0, 10.0);
        assertThat(told())
                .containsExactly(
                        "PENDING WARNING", "FIRING WARNING", "FIRING CRITICAL", "FIRING WARNING", "RESOLVED WARNING");
    }

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
        cpu(times(4, 85));
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
        cpu(times(4, 85));
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
        cpu(times(4, 85));
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
        seen.forEach(arrival -> take(new Arrival(arrival.sample(), arrival.offset() + 100, arrival.arrived(), true)));
        assertThat(told()).isEmpty();
        assertThat(engine.repeats()).isEqualTo(5);
    }

    @Test
    void shouldPassOverAnEarlierRunOfTheCollector() {
        Arrival stray = Samples.of("web-1").cpu(99.0).next();
        web.restart(Samples.START.plusSeconds(5));
        cpu(10.0);
        take(new Arrival(stray.sample(), 500, stray.arrived(), true));
        assertThat(told()).isEmpty();
        assertThat(engine.repeats()).isEqualTo(1);
    }

    @Test
    void shouldBelieveAnEarlierRunWhenTheLaterOneHasFallenSilent() {
        cpu(10.0);
        web.restart(Samples.START.minus(Duration.ofHours(1)))
                .pass(Duration.ofHours(-1))
                .delay(Duration.ofHours(1).plus(Position.PATIENCE).minusSeconds(10).plusMillis(50));
        cpu(85.0);
        assertThat(told()).as("the very border").isEmpty();
        cpu(85.0);
        assertThat(told()).containsExactly("PENDING WARNING");
    }

    @Test
    void shouldKeepTwoInstallationsWithOneNameApart() {
        Samples twin = Samples.of("web-1").hostId("other").offset(1000);
        for (int sample = 0; sample < 4; sample++) {
            cpu(85.0);
            take(twin.cpu(10.0).next());
        }
        assertThat(told()).containsExactly("PENDING WARNING", "FIRING WARNING");
    }

    @Test
    void shouldWatchEveryDeviceByItself() {
        rules = rules("{name: busy, metric: disk_io_util_percent, above: {warning: 80}, for: 10s}");
        take(web.disks(Map.of("sda", 90.0, "sdb", 10.0)).next());
        take(web.disks(Map.of("sda", 90.0, "sdb", 90.0)).next());
        assertThat(events).extracting(AlertEvent::getDeviceLabels)
                .containsExactly(Map.of("device", "sda"), Map.of("device", "sda"), Map.of("device", "sdb"));
        assertThat(events).extracting(AlertEvent::getId)
                .satisfies(ids -> assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2)));
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
        assertThat(told()).as("every 10 minutes a value, longer than the bound of 5").containsExactly(
                "PENDING WARNING", "FIRING WARNING");
    }

    @Test
    void shouldChooseHostsAndDevicesByTheSelector() {
        rules = rules(
                "{name: a, metric: disk_io_util_percent, above: {warning: 80}, where: {hosts: web-*, devices: [sd?]}}",
                "{name: b, metric: disk_io_util_percent, above: {warning: 80}, where: {hosts: [db-*, mail]}}",
                "{name: c, metric: disk_io_util_percent, above: {warning: 80}, where: {groups: shop, devices: vd*}}",
                "{name: d, metric: disk_io_util_percent, above: {warning: 80}, where: {labels: {environment: prod}}}");
        take(web.disks(Map.of("sda", 90.0)).next());
        assertThat(events).extracting(AlertEvent::getRule).containsExactly("a");
    }

    @Test
    void shouldEndAlertsOfARuleThatWasTakenOut() {
        cpu(times(4, 85));
        told();
        rules = rules();
        cpu(85.0);
        assertThat(events.get(0).getSummary())
                .isEqualTo("cpu_usage_percent of web-1 is no longer watched by a rule; it was last at 85 % (limit 80 %)");
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldEndAlertsOfAHostThatARuleNoLongerSelects() {
        rules = rules("{name: cpu, metric: cpu_usage_percent, above: {warning: 80}, where: {groups: [shop]}}");
        cpu(85.0);
        web.labels(Map.of("group", "office"));
        cpu(85.0);
        assertThat(told()).containsExactly("FIRING WARNING", "RESOLVED WARNING");
    }

    @Test
    void shouldFollowALimitThatWasChanged() {
        cpu(times(4, 85));
        told();
        rules = rules("{name: cpu, metric: cpu_usage_percent, above: {warning: 90}, clear: {warning: 88}, for: 30s}");
        cpu(85.0);
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldMarkWhatIsWorkedOffLate() {
        web.live(false);
        cpu(85.0, 85.0, 85.0, 85.0, 50.0);
        assertThat(told()).containsExactly(
                "PENDING WARNING backlog", "FIRING WARNING backlog", "RESOLVED WARNING backlog");
    }

    @Test
    void shouldTellAtTheEndOfABacklogWhatStillStands() {
        web.live(false);
        cpu(times(4, 85));
        told();
        web.live(true);
        cpu(85.0);
        assertThat(events.get(0).getSummary()).isEqualTo("CPU of web-1 is at 85 % (limit 80 %) since 02:14 UTC");
        assertThat(told()).containsExactly("FIRING WARNING");
        cpu(85.0);
        assertThat(told()).isEmpty();
    }

    @Test
    void shouldTellOfTheEndOfWhatWasToldHoweverLate() {
        cpu(times(4, 85));
        told();
        web.live(false);
        cpu(50.0);
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldTellAtTheEndOfABacklogHowBadItIsNow() {
        cpu(times(4, 85));
        web.live(false);
        cpu(times(4, 99));
        told();
        web.live(true);
        cpu(99.0);
        assertThat(told()).containsExactly("FIRING CRITICAL");
    }

    @Test
    void shouldHoldTheOffsetBackWhileALimitIsCrossed() {
        cpu(10.0);
        assertThat(engine.resumeAt(101)).isEqualTo(101);
        cpu(85.0, 85.0);
        assertThat(engine.resumeAt(103)).isEqualTo(101);
        cpu(78.0);
        assertThat(engine.resumeAt(104)).as("between the levels no run is under way").isEqualTo(104);
        cpu(times(4, 85));
        assertThat(engine.resumeAt(108)).as("it fires").isEqualTo(108);
        cpu(99.0);
        assertThat(engine.resumeAt(109)).as("it may become critical").isEqualTo(108);
    }

    @Test
    void shouldNotHoldTheOffsetBackForAHostThatFellSilent() {
        cpu(85.0);
        take(Samples.of("db").offset(200).pass(Duration.ofMinutes(6)).cpu(1.0).next());
        assertThat(engine.resumeAt(201)).isEqualTo(201);
    }

    @Test
    void shouldGiveTheSameAlertTheSameIdWhoeverMakesIt() {
        cpu(times(4, 85));
        Engine other = new Engine(PARTITION, Duration.ofMinutes(5));
        Samples again = Samples.of("web-1");
        List<AlertEvent> same = new ArrayList<>();
        for (int sample = 0; sample < 4; sample++) {
            same.addAll(other.evaluate(rules, again.cpu(85.0).next()));
        }
        assertThat(same).isEqualTo(events);
    }

    @Test
    void shouldGiveTheNextAlertAnotherId() {
        cpu(85.0, 10.0, 85.0);
        assertThat(events.get(0).getId()).isEqualTo(events.get(1).getId());
        assertThat(events.get(2).getId()).isNotEqualTo(events.get(0).getId());
        assertThat(events.get(2).getState()).isEqualTo(AlertState.PENDING);
        assertThat(events.get(2).getSeverity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void shouldSayTheDayWhereItIsNotToday() {
        rules = rules(CPU);
        cpu(times(4, 85));
        web.pass(Duration.ofDays(1));
        cpu(99.0, 99.0, 99.0, 99.0, 85.0);
        assertThat(events.get(events.size() - 1).getSummary())
                .isEqualTo("CPU of web-1 has eased to 85 %: no longer critical, still a warning (limit 80 %) since "
                        + "2026-03-01 02:14 UTC");
        cpu(10.0);
        assertThat(events.get(events.size() - 1).getSummary())
                .isEqualTo("CPU of web-1 is back at 10 % (limit 80 %) after 1d1m30s");
    }
}
