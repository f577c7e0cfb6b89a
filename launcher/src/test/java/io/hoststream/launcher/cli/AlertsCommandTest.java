package io.hoststream.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Against a server that answers what it is told to. */
class AlertsCommandTest {

    private static final long SINCE = Instant.parse("2026-01-31T12:00:00Z").toEpochMilli();

    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;
    private volatile int status = 200;

    @BeforeEach
    void serve() throws Exception {
        Files.writeString(data.resolve("api.key"), "hs_a_key_of_a_test");
        server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldListOpenAlerts() {
        answers.add(new JsonObject()
                .put(
                        "alerts",
                        new JsonArray()
                                .add(alert("a1", "CRITICAL", "FIRING").put("silencedBy", new JsonArray().add("s1")))
                                .add(alert("a2", "WARNING", "PENDING")
                                        .put("labels", new JsonObject().put("device", "sda"))))
                .encode());

        assertThat(run("alerts", "--host=web-*", "--host=db", "--severity=critical", "--rule=a b"))
                .isZero();

        assertThat(asked)
                .containsExactly(
                        "GET /api/v1/alerts?host=web-*&host=db&rule=a%20b&severity=critical Bearer hs_a_key_of_a_test ");
        assertThat(out.toString().lines().map(line -> line.replaceAll("  \\d+d  ", "  N  ")))
                .containsExactly(
                        "CRITICAL  web-1  cpu-high        N  CPU is high?  silenced a1",
                        "PENDING   web-1  cpu-high (sda)  N  CPU is high?  a2");
    }

    @Test
    void shouldSayThatThereAreNone() {
        answers.add("{\"alerts\":[]}");

        assertThat(run("alerts")).isZero();

        assertThat(out.toString().strip()).isEqualTo("no alerts");
    }

    @Test
    void shouldGoThroughAllPagesOfTheHistory() {
        JsonObject past = alert("a1", "WARNING", "RESOLVED").put("endedAt", SINCE + 600_000);
        answers.add(new JsonObject()
                .put("alerts", new JsonArray().add(past))
                .put("next", "c/1")
                .encode());
        answers.add(new JsonObject()
                .put(
                        "alerts",
                        new JsonArray().add(alert("a0", "CRITICAL", "FIRING").putNull("endedAt")))
                .putNull("next")
                .encode());

        assertThat(run("alerts", "--history", "--since=2026-01-31T00:00:00Z")).isZero();

        assertThat(asked.get(0)).startsWith("GET /api/v1/alerts/history?limit=1000&start=1769817600000 ");
        assertThat(asked.get(1)).contains("&cursor=c%2F1 ");
        assertThat(out.toString().lines())
                .containsExactly(
                        "2026-01-31T12:00:00Z  10m   WARNING   web-1  cpu-high  CPU is high?  a1",
                        "2026-01-31T12:00:00Z  now   CRITICAL  web-1  cpu-high  CPU is high?  a0");
    }

    @Test
    void shouldPrintJson() {
        answers.add("{\"alerts\":[]}");

        assertThat(run("alerts", "--json")).isZero();

        assertThat(out.toString().strip()).isEqualTo("{\"alerts\":[]}");
    }

    @Test
    void shouldSayWhy() {
        JsonObject alert = alert("a1", "CRITICAL", "FIRING")
                .put("silencedBy", new JsonArray().add("s1"))
                .put("runbook", "cpu-high")
                .put("cause", new JsonObject("{\"topic\":\"t\",\"partition\":3,\"firstOffset\":5,\"lastOffset\":9}"));
        answers.add(new JsonObject()
                .put("alert", alert)
                .put(
                        "events",
                        new JsonArray().add(alert("a1", "WARNING", "PENDING")).add(alert))
                .encode());

        assertThat(run("alerts", "why", "a1")).isZero();

        assertThat(asked.get(0)).startsWith("GET /api/v1/alerts/a1 ");
        assertThat(out.toString())
                .contains("CRITICAL  cpu-high on web-1")
                .contains("cpu_usage_percent  96.5 %, limit 95 %")
                .contains("samples   t partition 3, offsets 5 to 9")
                .contains("runbook   cpu-high")
                .contains("silenced  s1")
                .contains("2026-01-31T12:00:05Z  PENDING   PENDING   96.5 %");
    }

    @Test
    void shouldMakeASilence() {
        status = 201;
        answers.add(silence().encode());

        assertThat(run(
                        "silence",
                        "add",
                        "--host=web-1",
                        "--label=group=db",
                        "--severity=warning",
                        "--for=2h",
                        "--comment=new disk"))
                .isZero();

        assertThat(asked)
                .containsExactly("POST /api/v1/silences Bearer hs_a_key_of_a_test "
                        + "{\"comment\":\"new disk\",\"duration\":\"2h\",\"host\":\"web-1\",\"severity\":\"warning\","
                        + "\"labels\":{\"group\":\"db\"}}");
        assertThat(out.toString())
                .contains("s1  until 2026-01-31T12:00:00Z, over  host=web-1 severity=warning group=db  ada: new disk")
                .contains("hoststream silence end s1");
    }

    @Test
    void shouldNameEveryMistake() {
        status = 400;
        answers.add("{\"detail\":\"a; b\",\"errors\":[{\"pointer\":\"#/host\",\"detail\":\"host is bad\"},"
                + "{\"pointer\":\"#/rule\",\"detail\":\"rule is\\u001b worse\"}]}");

        assertThat(run("silence", "add", "--host=web-1", "--for=2h", "--comment=c"))
                .isEqualTo(2);

        assertThat(errors()).contains("\n  host is bad").contains("\n  rule is? worse");
    }

    @Test
    void shouldListAndEndSilences() {
        answers.add(new JsonObject()
                .put(
                        "silences",
                        new JsonArray()
                                .add(silence().put("state", "ended"))
                                .add(silence().put("id", "s2")))
                .encode());
        answers.add(silence().encode());
        answers.add(silence().encode());

        assertThat(run("silence", "list")).isZero();
        assertThat(out.toString()).startsWith("s2  until").doesNotContain("s1");
        assertThat(run("silence", "end", "s1", "s2")).isZero();
        assertThat(asked.subList(1, 3))
                .containsExactly(
                        "DELETE /api/v1/silences/s1 Bearer hs_a_key_of_a_test ",
                        "DELETE /api/v1/silences/s2 Bearer hs_a_key_of_a_test ");
    }

    @Test
    void shouldExplainWhatCannotBe() throws Exception {
        assertThat(commandLine().execute("silence")).isEqualTo(2);
        assertThat(errors()).contains("expected add, list or end");
        assertThat(run("silence", "add", "--host=a", "--comment=c")).isEqualTo(2);
        assertThat(errors()).contains("--for");
        assertThat(run("silence", "add", "--host=a", "--comment=c", "--for=soon"))
                .isEqualTo(2);
        assertThat(errors()).contains("a duration such as");
        status = 404;
        answers.add("{\"detail\":\"alert 'x' is not known\"}");
        assertThat(run("alerts", "why", "x")).isEqualTo(1);
        assertThat(errors()).contains("alert 'x' is not known");
        server.close().await(10, TimeUnit.SECONDS);
        assertThat(run("alerts")).isEqualTo(3);
        assertThat(errors()).contains("Nobody answers at");
    }

    private static JsonObject alert(String id, String severity, String state) {
        return new JsonObject()
                .put("id", id)
                .put("rule", "cpu-high")
                .put("kind", "threshold")
                .put("severity", severity)
                .put("state", state)
                .put("host", "web-1")
                .put("metric", "cpu_usage_percent")
                .put("unit", "%")
                .put("value", 96.5)
                .putNull("measured")
                .put("limit", 95)
                .put("since", SINCE)
                .put("at", SINCE + 5000)
                .put("summary", "CPU is high\u001b");
    }

    private static JsonObject silence() {
        return new JsonObject()
                .put("id", "s1")
                .put("author", "ada")
                .put("comment", "new disk")
                .put("until", SINCE)
                .put("host", "web-1")
                .put("severity", "WARNING")
                .put("labels", new JsonObject().put("group", "db"))
                .put("state", "active");
    }

    private void answer(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            asked.add(request.method() + " " + request.uri() + " " + request.getHeader("Authorization") + " "
                    + body.toString());
            request.response().setStatusCode(status).end(answers.remove(0));
        });
    }

    private CommandLine commandLine() {
        return Commands.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data=" + data;
        all[arguments.length + 1] = "--url=http://127.0.0.1:" + server.actualPort();
        return commandLine().execute(all);
    }

    private String errors() {
        return err.toString().replaceAll("\u001b\\[[;\\d]*m", "");
    }
}
