package io.hoststream.alert.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hoststream.alert.backtest.Accuracy;
import io.hoststream.alert.backtest.Comparison;
import io.hoststream.alert.backtest.Episode;
import io.hoststream.alert.backtest.Findings;
import io.hoststream.alert.backtest.Incident;
import io.hoststream.alert.backtest.Report;
import io.hoststream.alert.backtest.SomeEpisodes;
import io.hoststream.avro.Severity;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same findings as text, JSON and CSV. */
class ReportsTest {

    private static final Episode BRIEF = SomeEpisodes.cpu("web-1", Duration.ofHours(1), Duration.ofMinutes(4));
    private static final Episode FULL = SomeEpisodes.of(
            SomeEpisodes.subject("disk-full", "disk_usage_percent", "=web\u001b[31m", Map.of("mountpoint", "/var")),
            Severity.CRITICAL,
            Duration.ofHours(2),
            null);
    private static final Findings FINDINGS =
            SomeEpisodes.findings("my-rules.yaml", BRIEF, FULL, SomeEpisodes.quiet(BRIEF));
    private static final Report REPORT = SomeEpisodes.report(FINDINGS);

    @Test
    void shouldPrintATableForPeople() {
        List<String> lines = TextReport.lines(REPORT, 10);

        assertThat(lines)
                .contains(
                        "2026-03-01T00:00:00Z to 2026-03-02T00:00:00Z (1d), rules: my-rules.yaml",
                        "2 hosts, 17,280 samples, 172,800 values read in 0.5 s (345,600 a second)",
                        "RULE       SEVERITY  ALERTS  PAGES  PER WEEK  HOSTS  MEDIAN  95 %     BRIEF  FLAPS  STILL",
                        "cpu        warning        2      1      3.50      1      4m    4m  2 (100%)      1      0",
                        "disk-full  critical       1      1      3.50      1      1h    1h    0 (0%)      0      1",
                        "all                       3      2      7.00      2      4m    1h   2 (67%)      1      1",
                        "note: the archive is short")
                .anyMatch(line -> line.startsWith("7.00 pages per host and week (2 in 2d of hosts' time); 67 % of"))
                .anyMatch(line -> line.contains("2026-03-01T02:00:00Z  1h+") && line.contains("97.3 %"))
                .contains("    [quiet] [flapping] CPU of web-1 is at 97.3 %");
    }

    @Test
    void shouldLetNothingOutThatATerminalObeys() {
        assertThat(TextReport.lines(REPORT, 10)).noneMatch(line -> line.indexOf('\u001b') >= 0);
    }

    @Test
    void shouldStayWithinAHundredColumnsAndSayWhatIsLeftOut() {
        Episode longest = SomeEpisodes.of(
                SomeEpisodes.subject(
                        "r".repeat(64), "disk_usage_percent", "h".repeat(80), Map.of("mountpoint", "/var")),
                Severity.CRITICAL,
                Duration.ofHours(1),
                Duration.ofDays(300));
        List<String> lines =
                TextReport.lines(SomeEpisodes.report(SomeEpisodes.findings("my-rules.yaml", longest, BRIEF, FULL)), 1);

        assertThat(lines.stream().filter(line -> line.length() > 110)).isEmpty();
        assertThat(lines).anyMatch(line -> line.startsWith("and 2 more; --list says how many"));
    }

    @Test
    void shouldSayThatNothingFired() {
        List<String> lines = TextReport.lines(SomeEpisodes.report(SomeEpisodes.findings("none.yaml")), 10);

        assertThat(lines).contains("Nothing would have fired.").noneMatch(line -> line.startsWith("RULE"));
    }

    @Test
    void shouldPrintTwoSetsOfRulesSideBySide() {
        Comparison comparison = Comparison.of(FINDINGS, SomeEpisodes.findings("built-in", BRIEF));

        List<String> lines = TextReport.lines(SomeEpisodes.with(REPORT, comparison, null), 10);

        assertThat(lines)
                .contains(
                        "Against built-in:",
                        "RULE       ALERTS  AGAINST      PAGES  AGAINST",
                        "cpu             2        1  +1      1        1   =",
                        "disk-full       1        0  +1      1        0  +1",
                        "Only here, not there: 1");
    }

    @Test
    void shouldPrintWhatWasNoticed() {
        Incident noticed = new Incident(
                "web-1",
                Incident.Kind.PROCESSORS,
                BRIEF.times().fired().minusSeconds(90),
                BRIEF.times().fired().plusSeconds(90));
        Incident missed =
                new Incident("web-1", Incident.Kind.SILENCE, SomeEpisodes.START, SomeEpisodes.START.plusSeconds(60));
        Accuracy accuracy = Accuracy.of(FINDINGS.episodes(), List.of(noticed, missed), any -> true);

        List<String> lines = TextReport.lines(SomeEpisodes.with(REPORT, null, accuracy), 10);

        assertThat(lines)
                .contains(
                        "INCIDENTS   ALL       TOLD  SHOWN  OTHERWISE  MISSED  MEDIAN DELAY  LONGEST  FALSE",
                        "processors    1  1 (100 %)      0          0       0        1m 30s   1m 30s      0",
                        "filesystem    0          0      0          0       0             -        -      1",
                        "silence       1    0 (0 %)      0          0       1             -        -      0",
                        "all           2   1 (50 %)      0          0       1        1m 30s   1m 30s      1",
                        "Not noticed for what they were: 1",
                        "2026-03-01T00:00:00Z  1m      silence  web-1  nothing",
                        "False alarms: 1");
    }

    @Test
    void shouldWriteOneJsonObject() throws IOException {
        StringWriter out = new StringWriter();
        Accuracy accuracy = Accuracy.of(FINDINGS.episodes(), List.of(), any -> true);
        JsonReport.write(SomeEpisodes.with(REPORT, Comparison.of(FINDINGS, FINDINGS), accuracy), out);

        int depth = 0;
        try (JsonParser json = new JsonFactory().createParser(out.toString())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
        }
        assertThat(depth).isZero();
        assertThat(out.toString())
                .startsWith("{\"from\":\"2026-03-01T00:00:00Z\",\"to\":\"2026-03-02T00:00:00Z\"")
                .contains(
                        "\"total\":{\"alerts\":3,\"pages\":2,\"pagesPerHostAndWeek\":7.0,\"hosts\":2,\"medianSeconds\":240")
                .contains("\"host\":\"=web\\u001B[31m\"")
                .contains("\"resolved\":null,\"lastedSeconds\":3600")
                .contains("\"against\":{", "\"accuracy\":{\"incidents\":[]");
    }

    @Test
    void shouldWriteARowOfCsvForEachAlert() throws IOException {
        StringBuilder out = new StringBuilder();
        CsvReport.write(FINDINGS.episodes(), out);

        assertThat(out.toString().split("\r\n"))
                .hasSize(4)
                .contains(
                        "2026-03-01T01:00:00Z,2026-03-01T01:04:00Z,240,warning,cpu,threshold,web-1,,cpu_usage_percent,97.25,80.0,1,false,false,true,CPU"
                                + " of web-1 is at 97.3 %")
                .anyMatch(row -> row.contains("disk-full,threshold,'=web\u001b[31m,/var,disk_usage_percent"));
    }
}
