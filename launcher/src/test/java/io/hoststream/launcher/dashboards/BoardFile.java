package io.hoststream.launcher.dashboards;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A dashboard as it lies in the repository, and as Grafana would take it apart. */
public record BoardFile(String name, JsonObject json) {

    /** Where the dashboards are. */
    public static final Path DIRECTORY = Path.of("..", "dashboards");

    private static final String ENDING = ".json";

    /** One question of a panel. */
    public record Target(String board, JsonObject panel, JsonObject json) {

        /** What is asked, with Grafana's variables. */
        public String expr() {
            return json.getString("expr");
        }

        /** Whether it is asked about a stretch of time. */
        public boolean overTime() {
            return json.getBoolean("range");
        }

        /** The panel's title. */
        public String title() {
            return panel.getString("title");
        }

        @Override
        public String toString() {
            return board + " / " + title() + " / " + json.getString("refId");
        }
    }

    /** Every dashboard there is. */
    public static List<BoardFile> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(BoardFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BoardFile read(Path file) {
        String name = file.getFileName().toString();
        try {
            return new BoardFile(
                    name.substring(0, name.length() - ENDING.length()), new JsonObject(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its panels, headings among them. */
    List<JsonObject> all(boolean headings) {
        return objects(json.getJsonArray("panels"))
                .filter(panel -> headings || !panel.getString("type").equals("row"))
                .toList();
    }

    /** Its panels without the headings. */
    public List<JsonObject> panels() {
        return all(false);
    }

    /** Every question of every panel. */
    public List<Target> targets() {
        return panels().stream()
                .flatMap(panel -> objects(panel.getJsonArray("targets")).map(target -> new Target(name, panel, target)))
                .toList();
    }

    /** Its variables. */
    public List<JsonObject> variables() {
        return objects(json.getJsonObject("templating").getJsonArray("list")).toList();
    }

    static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }

    @Override
    public String toString() {
        return name;
    }
}
