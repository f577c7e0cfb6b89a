package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.engine.Arrival;
import io.hoststream.alert.engine.Engine;
import io.hoststream.alert.engine.EngineSettings;
import io.hoststream.alert.engine.SampleMoment;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.RuleFile;
import io.hoststream.alert.rule.Rules;
import io.hoststream.alert.rule.Signal;
import io.hoststream.alert.rule.Timing;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Severity;
import io.hoststream.launcher.rules.PrometheusRules;
import io.hoststream.storage.naming.Labelling;
import io.hoststream.storage.naming.NamedHost;
import io.hoststream.storage.naming.NamingScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine and Prometheus, by the rules that are written for it, say the same of the same host. */
class SameRulesIT {

    private static final int LENGTH = 900;
    private static final Timing.Flapping NEVER = new Timing.Flapping(100, Duration.ofSeconds(1), Duration.ofSeconds(1));

    /** What PromQL cannot say would make a difference, so it is left out on both sides. */
    private static final List<Rule> RULES = RuleFile.builtIn().list().stream()
            .filter(rule -> rule.signal() instanceof Signal.Value)
            .map(SameRulesIT::withoutBackOff)
            .toList();

    @TempDir
    private Path scratch;

    private static Rule withoutBackOff(Rule rule) {
        Timing timing = new Timing(rule.timing().hold(), rule.timing().keepFiring(), Timing.BackOff.NONE, NEVER);
        return new Rule(rule.name(), rule.signal(), rule.threshold(), timing, rule.target(), rule.wording(), List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFireAtTheSameTimes(long seed) throws Exception {
        Peers.assumeInstalled("promtool", "prometheus");
        Rules rules = new Rules(RULES, "test");
        List<HostSample> samples = new ArrayList<>();
        RuleScript script = new RuleScript(RULES, LENGTH, seed);
        for (int i = 0; i < LENGTH; i++) {
            samples.add(script.sample(i));
        }
        Map<String, Timeline> said = said(rules, samples);
        assertThat(said.values()).as("every rule fires").hasSize(RULES.size()).allMatch(Timeline::fires);

        String text = new PrometheusRules(NamingScheme.HOSTSTREAM, Set.of("environment", "group"), "").render(rules);
        Files.writeString(
                scratch.resolve("rules.yml"), text.replaceAll("(?m)^ +(annotations|summary|runbook_url):.*\n", ""));
        Path tests = Files.writeString(scratch.resolve("tests.yml"), tests(samples, said));
        Peers.Said checked = Peers.run(scratch, "", "promtool", "test", "rules", tests.toString());

        assertThat(checked.exitCode()).as(checked.output() + checked.errors()).isZero();
        assertThat(checked.output()).contains("SUCCESS");
    }

    /** What the engine says, by rule. */
    private static Map<String, Timeline> said(Rules rules, List<HostSample> samples) {
        Engine engine = new Engine(
                new TopicPartition("hoststream.samples", 0), EngineSettings.missingAfter(Duration.ofMinutes(5)));
        Map<String, Timeline> said = new TreeMap<>();
        RULES.forEach(rule -> said.put(rule.name(), new Timeline(rule)));
        for (int i = 0; i < samples.size(); i++) {
            HostSample sample = samples.get(i);
            for (AlertEvent event :
                    engine.evaluate(rules, new Arrival(new SampleMoment(sample), i, sample.getTime(), true, false))) {
                Severity now = event.getState() == AlertState.FIRING ? event.getSeverity() : null;
                Timeline of = said.get(event.getRule());
                of.note(i, now, event.getDeviceLabels());
            }
        }
        return said;
    }

    private static String tests(List<HostSample> samples, Map<String, Timeline> said) {
        StringBuilder text = new StringBuilder(
                "rule_files: [rules.yml]\nevaluation_interval: 10s\ntests:\n  - interval: 10s\n    input_series:\n");
        series(samples)
                .forEach((series, values) -> text.append("      - series: '")
                        .append(series)
                        .append("'\n        values: '")
                        .append(String.join(" ", values))
                        .append("'\n"));
        text.append("    alert_rule_test:\n");
        said.values().forEach(timeline -> timeline.expect(samples.size(), text));
        return text.toString();
    }

    /** What role export would have shown, by series. */
    private static Map<String, List<String>> series(List<HostSample> samples) {
        NamedHost host =
                new Labelling(NamingScheme.HOSTSTREAM.naming(), List.of("environment", "group"), Map.of()).host();
        Map<String, List<String>> series = new TreeMap<>();
        samples.forEach(sample -> host.read(
                sample,
                null,
                (family, labels, value) -> series.computeIfAbsent(family.name() + labels, any -> new ArrayList<>())
                        .add(Double.toString(value))));
        return series;
    }
}
