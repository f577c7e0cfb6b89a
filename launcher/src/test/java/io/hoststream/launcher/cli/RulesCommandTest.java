package io.hoststream.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.rule.RuleFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RulesCommandTest {

    private static final String OVERRIDDEN = """
        rules:
          - name: cpu
            metric: cpu_usage_percent
            above: {warning: 80}
            overrides: [{where: {groups: db}, above: {warning: 90}}, {where: {labels: {environment: spare}}, off: true}]
          - {name: laptop, silent: {warning: 1h}, where: {hosts: x*}, quiet: true}
        """;
    private static final String BROKEN = """
        rules:
          - name: cpu
            metric: cpu_usage
            above: {warning: 80}
            clear: {warning: 85}
          - name: cpu
            metric: uptime
            below: {warning: 60}
            for: 5 minutes
        """;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine = Commands.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("rules.yaml"), text).toString();
    }

    @Test
    void shouldCheckAFile() throws IOException {
        String file = file(OVERRIDDEN);
        assertThat(run("rules", "check", file)).isZero();
        assertThat(out.toString())
                .isEqualToIgnoringNewLines(file + " is fine: 2 rules, 1 of them for every host (not laptop), "
                        + "1 shown but not told, 2 overrides");
    }

    @Test
    void shouldNameEveryMistakeWithItsLine() throws IOException {
        String file = file(BROKEN);
        assertThat(run("rules", "check", file)).isEqualTo(2);
        assertThat(err.toString())
                .contains(file
                        + ":3: rule cpu: metric = \"cpu_usage\": there is no such metric; did you mean"
                        + " cpu_usage_percent?")
                .contains(file + ":5: rule cpu: clear.warning = 85 is on the wrong side")
                .contains(file + ":6: rule cpu: name is taken, first at " + file + ":2")
                .contains(file + ":9: rule cpu: for = \"5 minutes\": expected a duration")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldCheckTheFileThatTheSettingsName() throws IOException {
        String setting = "alert.rules=" + file(BROKEN);
        assertThat(run("rules", "check", "--set", setting)).isEqualTo(2);
        assertThat(run("config", "check", "--set", setting)).isEqualTo(2);
        assertThat(err.toString()).contains("rules.yaml:9: rule cpu: for");
    }

    @Test
    void shouldShowWhatIsInForceForAHost() throws IOException {
        String file = file(OVERRIDDEN);
        assertThat(run("rules", "show", "--file", file, "--host", "db-1", "--group", "db"))
                .isZero();
        assertThat(out.toString()).contains("above: {warning: 90}").doesNotContain("overrides", "laptop");

        out.getBuffer().setLength(0);
        assertThat(run("rules", "show", "--file", file, "--host", "x1", "--label", "environment=spare", "--table"))
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("laptop  silence of the host  warning from 1h  quiet");
    }

    @Test
    void shouldPrintTheShippedRules() {
        assertThat(run("rules", "defaults")).isZero();
        assertThat(out.toString()).isEqualTo(RuleFile.builtInText());
    }

    @Test
    void shouldWriteTheRulesForPrometheus() throws IOException {
        assertThat(run("rules", "prometheus", file(OVERRIDDEN), "--naming", "node_exporter"))
                .isZero();
        assertThat(out.toString())
                .contains("- alert: \"cpu\"", "node_cpu_seconds_total{mode=~\"idle|iowait\",group=\"db\"}");
    }
}
