package io.hoststream.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.archive.duckdb.DuckDb;
import io.hoststream.archive.duckdb.Limits;
import io.hoststream.archive.duckdb.Sql;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Against files, without a server: two hosts for an hour, one of which has a busy processor for ten minutes. */
class BacktestCommandTest {

    private static final String FROM = "--from=2026-01-31T12:00:00Z";
    private static final String TO = "--to=2026-01-31T13:00:00Z";
    private static final String HOUR = "archive/parquet/dt=2026-01-31/hour=12/";
    private static final String RULES =
            "rules: [{name: cpu, metric: cpu_usage_percent, above: {warning: 80}, for: 2m, subject: 'CPU of {host}'}]";

    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void archive() throws IOException, SQLException {
        Files.createDirectories(data.resolve(HOUR));
        Files.writeString(data.resolve("rules.yaml"), RULES);
        Path file = data.resolve(HOUR + "part-hoststream.samples-0-0-0000000000000000000-0000000000000000719"
                + "-20260131T120000Z-20260131T125950Z-00000000.parquet");
        try (DuckDb database =
                        DuckDb.forWriting(data.resolve("duckdb"), new Limits(1, 128L << 20, data.resolve("spill")));
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT TIMESTAMPTZ '2026-01-31 12:00:00Z' + to_seconds(10 * i) AS time, h AS host,"
                    + " 'cpu_usage_percent' AS metric, '' AS device, '' AS labels,"
                    + " CASE WHEN h = 'a' AND i BETWEEN 60 AND 120 THEN 91.5 ELSE 10 END::DOUBLE AS value,"
                    + " CASE h WHEN 'a' THEN '{\"group\":\"web\"}' ELSE '' END AS host_labels, 'id' AS host_id,"
                    + " TIMESTAMPTZ '2026-01-31 12:00:00Z' AS epoch, (i + 1)::BIGINT AS sequence"
                    + " FROM range(360) r(i), (VALUES ('a'), ('b')) v(h) ORDER BY host, time) TO " + Sql.path(file)
                    + " (FORMAT parquet)");
        }
    }

    @Test
    void shouldPrintWhatWouldHaveFired() {
        assertThat(run(FROM, TO)).isZero();

        assertThat(out.toString().lines())
                .contains("2026-01-31T12:12:00Z  8m 10s  warning   cpu   a      91.5 %")
                .anyMatch(line -> line.startsWith("2 hosts, 720 samples, 720 values read in"))
                .anyMatch(line -> line.contains("CPU of a is at 91.5 % (limit 80 %) since 12:10 UTC"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldPrintJsonOfAGroupAndDrawIt() throws IOException {
        Path picture = data.resolve("what.svg");
        Path table = data.resolve("what.csv");

        assertThat(run(FROM, TO, "--group=web", "--json", "--svg=" + picture, "--csv=" + table))
                .isZero();

        assertThat(out.toString()).contains("\"hosts\":1,", "\"alerts\":1,", "\"rule\":\"cpu\"");
        assertThat(picture).content().startsWith("<?xml").endsWith("</svg>\n").contains("warning: cpu, a");
        assertThat(table)
                .content()
                .startsWith("fired,resolved,")
                .contains("2026-01-31T12:12:00Z,2026-01-31T12:20:10Z,490");
    }

    @Test
    void shouldHoldRulesAgainstOthersAndAgainstIncidents() throws IOException {
        Path milder = Files.writeString(data.resolve("milder.yaml"), RULES.replace("80", "95"));
        Path incidents = Files.writeString(
                data.resolve("incidents.csv"),
                "host,kind,start,end\na,processors,2026-01-31T12:10:00Z,2026-01-31T12:20:00Z\n");

        assertThat(run(FROM, TO, "--against=" + milder, "--incidents=" + incidents))
                .isZero();

        assertThat(out.toString().lines())
                .contains("cpu        1        0  +1      1        0  +1")
                .anyMatch(line -> line.startsWith("processors    1  1 (100 %)") && line.contains("2m"));
    }

    @Test
    void shouldNameAFileThatIsDamaged() throws IOException {
        Files.writeString(
                data.resolve(HOUR + "part-hoststream.samples-1-0-0000000000000000000-0000000000000000011"
                        + "-20260131T120000Z-20260131T120150Z-00000000.parquet"),
                "no Parquet file");

        assertThat(run(FROM, TO)).isZero();
        assertThat(out.toString()).contains("note: the file ", "cannot be read and is left out");
    }

    @Test
    void shouldTakeTimesAsOthersWriteThem() {
        assertThat(run("--from", "-1h")).isZero();
        assertThat(out.toString()).contains("note: the archive has no sample of these hosts");
    }

    @Test
    void shouldExplainWhatIsWrong() throws IOException {
        assertThat(run(TO, "--from=now")).isEqualTo(2);
        assertThat(errors()).contains("is not before --to");
        assertThat(run(FROM, TO, "--against=" + data.resolve("none.yaml"))).isEqualTo(2);
        assertThat(errors()).contains("none.yaml", "does not exist");
        assertThat(run(FROM, TO, "--incidents=" + data.resolve("rules.yaml"))).isEqualTo(2);
        assertThat(errors()).contains("does not begin with the line host,kind,start,end");
        assertThat(run(FROM, TO, "--svg=" + data.resolve("no/where.svg"))).isEqualTo(1);
        assertThat(errors()).contains("cannot write ");
        assertThat(run(FROM, TO, "--set=history.directory=" + data.resolve("nowhere")))
                .isEqualTo(1);
        assertThat(errors()).contains("There is no archive in ");
    }

    private int run(String... arguments) {
        CommandLine commandLine = Commands.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 3];
        all[0] = "backtest";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--rules=" + data.resolve("rules.yaml");
        all[arguments.length + 2] = "--data=" + data;
        return commandLine.execute(all);
    }

    private String errors() {
        return err.toString().replaceAll("\u001b\\[[;\\d]*m", "");
    }
}
