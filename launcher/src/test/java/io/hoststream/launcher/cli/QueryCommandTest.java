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

/** Against files, without a server. */
class QueryCommandTest {

    private static final String FROM = "--from=2026-01-31T12:00:00Z";
    private static final String TO = "--to=2026-01-31T12:02:00Z";

    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void archive() throws IOException, SQLException {
        Path directory = Files.createDirectories(data.resolve("archive/parquet/dt=2026-01-31/hour=12"));
        Path file = directory.resolve("part-hoststream.samples-0-0-0000000000000000000-0000000000000000011"
                + "-20260131T120000Z-20260131T120150Z-00000000.parquet");
        try (DuckDb database =
                        DuckDb.forWriting(data.resolve("duckdb"), new Limits(1, 128L << 20, data.resolve("spill")));
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT TIMESTAMPTZ '2026-01-31 12:00:00Z' + to_seconds(10 * i) AS time, h AS host,"
                    + " 'cpu_usage_percent' AS metric, '' AS device, '' AS labels, i::DOUBLE AS value,"
                    + " CASE h WHEN 'a' THEN '{\"group\":\"web\"}' ELSE '' END AS host_labels, 'id' AS host_id,"
                    + " TIMESTAMPTZ '2026-01-31 12:00:00Z' AS epoch, i::BIGINT AS sequence"
                    + " FROM range(12) r(i), (VALUES ('a'), ('b')) v(h) ORDER BY host, time) TO " + Sql.path(file)
                    + " (FORMAT parquet)");
        }
    }

    @Test
    void shouldPrintValuesForPeople() {
        assertThat(run("query", "cpu_usage_percent", "--host=a", FROM, TO, "--step=1m"))
                .isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "a  cpu_usage_percent (%)",
                        "  2026-01-31T12:00:00Z  2.5  min 0  max 5", "  2026-01-31T12:01:00Z  8.5  min 6  max 11");
    }

    @Test
    void shouldPrintCsvOfAGroup() {
        assertThat(run(
                        "query",
                        "cpu_usage_percent",
                        "--group=web",
                        FROM,
                        TO,
                        "--step=2m",
                        "--aggregation=max",
                        "--csv"))
                .isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "time,host,metric,device,labels,value,min,max,average",
                        "2026-01-31T12:00:00Z,a,cpu_usage_percent,,,11,0,11,5.5");
    }

    @Test
    void shouldPrintJson() {
        assertThat(run("query", "cpu_usage_percent", "--host=b", FROM, "--to=1769860811000", "--json"))
                .isZero();
        assertThat(out.toString())
                .isEqualToIgnoringNewLines(
                        "{\"series\":[{\"host\":\"b\",\"metric\":\"cpu_usage_percent\",\"labels\":{},\"points\":"
                                + "[[1769860800000,0],[1769860810000,1]]}],\"warnings\":[]}");
    }

    @Test
    void shouldSayThatThereIsNothing() {
        assertThat(run("query", "cpu_usage_percent", "--from=1h")).isZero();
        assertThat(out.toString()).contains("no values");
    }

    @Test
    void shouldExplainWhatIsWrong() {
        assertThat(run("query", "cpu_usage_percnt")).isEqualTo(2);
        assertThat(errors()).contains("'cpu_usage_percnt' is not in the catalogue; did you mean cpu_usage_percent?");
        assertThat(run("query", "cpu_usage_percent", "--from=yesterday")).isEqualTo(2);
        assertThat(errors()).contains("--from is 'yesterday'; expected so long ago, such as 1h or 7d");
        assertThat(run("query", "cpu_usage_percent", "--step=0s")).isEqualTo(2);
        assertThat(errors()).contains("--step is '0s'; expected a duration above zero");
        assertThat(run("query", "cpu_usage_percent", "--aggregation=avrage")).isEqualTo(2);
        assertThat(errors()).contains("--aggregation is 'avrage'; expected one of average, min, max, last, sum, rate");
        assertThat(run("query", "cpu_usage_percent", TO, "--from=now")).isEqualTo(2);
        assertThat(errors()).contains("is after the end");
        assertThat(run("query", "cpu_usage_percent", FROM, TO, "--set=history.max-points=100"))
                .isZero();
        assertThat(run("query", "cpu_usage_percent", "--set=history.store=none"))
                .isEqualTo(2);
        assertThat(errors()).contains("history.store is none");
    }

    @Test
    void shouldTellThatAStoreDoesNotAnswer() {
        assertThat(run(
                        "query",
                        "cpu_usage_percent",
                        "--set=history.store=prometheus",
                        "--set=history.url=http://127.0.0.1:1"))
                .isEqualTo(3);
        assertThat(errors()).contains("http://127.0.0.1:1 (history.url) does not answer");
    }

    private int run(String... arguments) {
        CommandLine commandLine = Commands.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data=" + data;
        return commandLine.execute(all);
    }

    private String errors() {
        return err.toString().replaceAll("\u001b\\[[;\\d]*m", "");
    }
}
