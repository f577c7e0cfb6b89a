package io.hoststream.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Against a server that answers what it is told to. */
class GroupsCommandTest {

    @TempDir
    private Path data;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String answer = "";

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
    void shouldListGroups() {
        answer = "{\"groups\":[{\"group\":\"web\",\"hosts\":12,\"ok\":9,\"warning\":1,\"critical\":1,\"down\":1,"
                + "\"left\":0,\"assigned\":2}]}";

        assertThat(run("groups", "list")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "GROUP  HOSTS  OK  WARNING  CRITICAL  DOWN  LEFT  ASSIGNED",
                        "web    12     9   1        1         1     0     2");
    }

    @Test
    void shouldShowByWhatHostsAreInAGroup() {
        answer = "{\"group\":\"web\",\"members\":[{\"host\":\"web-1\",\"by\":[\"label\",\"assignment\"]}]}";

        assertThat(run("groups", "show", "web")).isZero();

        assertThat(asked).containsExactly("GET /api/v1/groups/web");
        assertThat(out.toString().strip()).isEqualTo("web-1  label, assignment");
    }

    @Test
    void shouldPutHostsInAndTakeThemOut() {
        answer = "{\"host\":\"web-1\",\"groups\":[\"eu\",\"web\"],\"assigned\":[\"eu\"]}";

        assertThat(run("groups", "add", "eu", "web-1", "web-2")).isZero();
        assertThat(run("groups", "remove", "eu", "web-1", "--json")).isZero();

        assertThat(asked)
                .containsExactly(
                        "PUT /api/v1/groups/eu/hosts/web-1",
                        "PUT /api/v1/groups/eu/hosts/web-2",
                        "DELETE /api/v1/groups/eu/hosts/web-1");
        assertThat(out.toString().lines()).containsExactly("web-1: eu,web", "web-2: eu,web", answer);
    }

    @Test
    void shouldRemoveHosts() {
        status = 204;

        assertThat(run("hosts", "remove", "web-1", "web-2")).isZero();

        assertThat(asked).containsExactly("DELETE /api/v1/hosts/web-1", "DELETE /api/v1/hosts/web-2");
        assertThat(out.toString().lines()).containsExactly("host web-1 is removed", "host web-2 is removed");
    }

    @Test
    void shouldSayWhyAHostCannotBeRemoved() {
        status = 404;
        answer = "{\"detail\":\"host web-1 is not known\"}";

        assertThat(run("hosts", "remove", "web-1")).isEqualTo(1);
        assertThat(err.toString()).contains("host web-1 is not known");
    }

    @Test
    void shouldListHostsWithStateAndGroups() {
        answer = "{\"hosts\":[{\"host\":\"web-1\",\"status\":\"DOWN\",\"state\":\"left\",\"groups\":[\"eu\",\"web\"],"
                + "\"labels\":{\"group\":\"web\"},\"lastSeen\":\"2026-01-31T12:00:00Z\"}]}";

        assertThat(run("hosts")).isZero();

        assertThat(out.toString().lines())
                .containsExactly(
                        "STATUS    STATE    HOST   LAST SEEN                 GROUPS  LABELS",
                        "DOWN      left     web-1  2026-01-31T12:00:00Z      eu,web  group=web");
    }

    private void answer(HttpServerRequest request) {
        asked.add(request.method() + " " + request.uri());
        request.response().setStatusCode(status).end(status == 204 ? "" : answer);
    }

    private int run(String... arguments) {
        CommandLine commandLine = Commands.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 4];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        all[arguments.length + 2] = "--url";
        all[arguments.length + 3] = "http://127.0.0.1:" + server.actualPort();
        return commandLine.execute(all);
    }
}
