package io.hoststream.alert.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.Samples;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Signal;
import io.hoststream.alert.rule.Timing;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.HostWatch;
import io.hoststream.avro.Learned;
import io.hoststream.avro.SeriesWatch;
import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When records are due, what is in them, and what becomes of those that cannot be read. */
class EngineRecordsTest extends WatchedHost {

    private static final Rule JUMP = SomeRules.rule(
            "jump",
            new Signal.Change(Metric.CPU_USAGE_PERCENT, Duration.ofMinutes(10)),
            SomeRules.above(30, 10),
            Timing.AT_ONCE,
            SomeRules.subject("CPU of {host}"));

    private Engine other() {
        return new Engine(PARTITION, EngineSettings.missingAfter(Duration.ofMinutes(5)));
    }

    @Test
    void shouldStoreAHostThatWasHeardForTheFirstTimeAndThenOnlyWhatChanged() {
        cpu(10.0);
        assertThat(engine.takeChanged()).extracting(HostWatch::getHost).containsExactly("web-1");
        cpu(10.0, 20.0);
        assertThat(engine.takeChanged()).isEmpty();
        cpu(85.0);
        HostWatch record = engine.takeChanged().get(0);
        assertThat(record.getOffset()).isEqualTo(103);
        assertThat(record.getSequence()).isEqualTo(4);
        assertThat(record.getLabels()).containsEntry("group", "shop");
        assertThat(record.getIntervalMillis()).isEqualTo(10_000);
        SeriesWatch series = record.getSeries().get(0);
        assertThat(series.getState()).isEqualTo(AlertState.PENDING);
        assertThat(series.getValue()).isEqualTo(85);
        cpu(86.0);
        assertThat(engine.takeChanged()).as("only the last value moved on").isEmpty();
        cpu(79.0);
        assertThat(engine.takeChanged()).as("the run ended").hasSize(1);
    }

    @Test
    void shouldStoreEveryHostOnceInEachFiveMinutesSpreadOut() {
        List<Samples> fleet = new ArrayList<>();
        for (int host = 0; host < 100; host++) {
            fleet.add(Samples.of("web-" + host).cpu(10.0));
        }
        fleet.forEach(host -> take(host.next()));
        engine.takeChanged();
        Set<String> stored = new HashSet<>();
        int most = 0;
        int all = 0;
        for (int tick = 0; tick < 60; tick++) {
            fleet.forEach(host -> take(host.next()));
            List<HostWatch> due = engine.takeLearned(Samples.START);
            due.forEach(record -> stored.add(record.getHost()));
            most = Math.max(most, due.size());
            all += due.size();
        }
        assertThat(stored).hasSize(100);
        assertThat(all).as("two rounds of five minutes").isEqualTo(200);
        assertThat(most).isLessThan(20);
    }

    @Test
    void shouldStoreABoundedNumberAtOnce() {
        for (int host = 0; host < 450; host++) {
            Samples one = Samples.of("web-" + host).cpu(10.0);
            take(one.next());
            engine.takeChanged();
            take(one.pass(Duration.ofMinutes(6)).next());
        }
        assertThat(engine.takeLearned(Samples.START)).hasSize(200);
        assertThat(engine.takeLearned(Samples.START)).hasSize(200);
        assertThat(engine.takeLearned(Samples.START)).hasSize(50);
        assertThat(engine.takeAll()).isEmpty();
    }

    @Test
    void shouldReadAgainOnlyWhatRecordsDoNotCover() {
        Samples silent = Samples.of("db").offset(10).cpu(1.0);
        take(silent.next());
        cpu(10.0, 10.0);
        web.pass(Duration.ofMinutes(40));
        cpu(10.0);
        StoredRecords records = new StoredRecords();
        records.store(engine.takeAll());
        cpu(10.0, 10.0);
        Engine next = other();
        records.restoreInto(next);
        assertThat(next.relearnFrom(105)).isEqualTo(103);
        assertThat(next.relearnFrom(50)).isEqualTo(50);
        assertThat(other().relearnFrom(105)).isEqualTo(105);
    }

    @Test
    void shouldLearnFromSamplesThatAreReadAgainButTellNothing() {
        rules = SomeRules.of(JUMP);
        cpu(20.0);
        StoredRecords records = new StoredRecords();
        records.store(engine.takeAll());
        List<Arrival> between = new ArrayList<>();
        for (int sample = 0; sample < 65; sample++) {
            between.add(web.cpu(sample == 30 ? 90.0 : 20.0).next());
        }
        Engine next = other();
        records.restoreInto(next);
        for (Arrival each : between) {
            Arrival again = new Arrival(each.moment(), each.offset(), each.arrived(), true, true);
            assertThat(next.evaluate(rules, again)).isEmpty();
            assertThat(next.evaluate(rules, again)).as("twice is once").isEmpty();
        }
        assertThat(next.repeats()).isZero();
        assertThat(next.active()).isZero();
        assertThat(next.evaluate(rules, web.cpu(60.0).next())).hasSize(1);
    }

    @Test
    void shouldSayWhatCannotBeTakenOver() {
        rules = SomeRules.of(JUMP);
        cpu(20.0);
        HostWatch record = engine.takeAll().get(0);
        record.getLearned().forEach(learned -> learned.getState().put(0, (byte) 99));
        Engine next = other();
        next.restore(record);
        next.evaluate(rules, web.cpu(20.0).next());
        assertThat(next.takeProblems())
                .containsExactlyInAnyOrder(
                        "host web-1: how steadily it reports cannot be read and is learned anew",
                        "host web-1: what was learned for rule jump of cpu_usage_percent {} cannot be used "
                                + "(DAMAGED) and is learned anew");
        assertThat(next.takeProblems()).isEmpty();
    }

    @Test
    void shouldForgetWhatWasLearnedForADeviceThatIsLongGone() {
        rules = SomeRules.of(SomeRules.rule(
                "jump",
                new Signal.Change(Metric.DISK_IO_UTIL_PERCENT, Duration.ofMinutes(10)),
                SomeRules.above(30, 10),
                Timing.AT_ONCE,
                SomeRules.subject("Disk {device} of {host}")));
        take(web.disks(Map.of("sda", 1.0, "sdb", 1.0)).next());
        assertThat(engine.takeAll().get(0).getLearned()).hasSize(3);
        web.pass(Duration.ofDays(15));
        take(web.disks(Map.of("sda", 1.0)).next());
        assertThat(engine.takeAll().get(0).getLearned())
                .extracting(Learned::getDevice)
                .containsExactly(Map.of(), Map.of("device", "sda"));
    }

    @Test
    void shouldKeepWhatWasLearnedWhereOnlyLimitsChange() {
        rules = SomeRules.of(JUMP);
        cpuFor(65, 20);
        rules = SomeRules.of(
                SomeRules.rule("jump", JUMP.signal(), SomeRules.above(50, 10), JUMP.timing(), JUMP.wording()));
        cpu(60.0, 75.0);
        assertThat(told()).containsExactly("FIRING WARNING");
    }
}
