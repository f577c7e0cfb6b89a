package io.hoststream.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.serve.access.ApiKeys;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class KeysCommandTest {

    @TempDir
    private Path data;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @Test
    void shouldPrintTheTokenAloneAndSayTheRestBeside() {
        assertThat(run("create", "db team", "--groups", "db-*", "--expires", "30d"))
                .isZero();

        assertThat(out.toString()).matches("hs_[0-9A-Za-z]{8}_[0-9A-Za-z]{43}\\R");
        assertThat(err.toString())
                .contains("(db team): read on groups db-*, until ")
                .doesNotContain(out.toString().strip());
    }

    @Test
    void shouldListAllKeysWithoutSecretsAndRevokeThem() {
        String first = ApiKeys.ensure(data);
        run("create", "page", "--scope", "read,manage");
        String token = out.toString().strip();
        String id = token.substring(3, 11);

        assertThat(run("list", "--json")).isZero();
        JsonArray keys = new JsonObject(out.toString()).getJsonArray("keys");
        assertThat(keys.getJsonObject(0).getString("id")).isEqualTo(first.substring(3, 11));
        assertThat(keys.getJsonObject(0).getBoolean("builtIn")).isTrue();
        assertThat(keys.getJsonObject(1).getString("state")).isEqualTo("good");
        assertThat(keys.getJsonObject(1).getJsonArray("permissions")).containsExactly("read", "manage");
        assertThat(keys.getJsonObject(1).getJsonArray("hosts")).containsExactly("*");
        assertThat(out.toString()).doesNotContain(token.substring(12)).doesNotContain(first.substring(12));

        assertThat(run("revoke", id)).isZero();
        run("list");
        assertThat(out.toString()).contains(id + "  revoked").contains("read, manage on all hosts");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            create x --scope write   | --scope has 'write': expected read, silence, manage
            create x --hosts a/b     | --hosts has 'a/b': expected a name or a pattern
            create x --expires soon  | --expires is 'soon': expected a duration such as 30d
            create x --expires 1s    | a key for 1s: expected from 1m to 3650d
            create -- !              | NAME is '!': expected 1 to 64 letters
            revoke nothing           | ID is 'nothing': expected that of a key in
            """)
    void shouldNameWhatIsWrongAndWhatWasExpected(String arguments, String said) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(said).doesNotContain("\tat ");
        assertThat(data.resolve("keys.json")).doesNotExist();
    }

    @Test
    void shouldLeaveABrokenFileAsItIs() throws IOException {
        Files.writeString(data.resolve("keys.json"), "{\"keys\":[{\"id\":7}]}");

        assertThat(run("create", "x")).isEqualTo(1);
        assertThat(err.toString()).contains("keys.json (serve.keys) cannot be used: key 1: id is no text");
        assertThat(data.resolve("keys.json")).hasContent("{\"keys\":[{\"id\":7}]}");
    }

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        CommandLine commandLine = Commands.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(List.of("keys", arguments[0], "--data", data.toString()));
        all.addAll(List.of(arguments).subList(1, arguments.length));
        return commandLine.execute(all.toArray(String[]::new));
    }
}
