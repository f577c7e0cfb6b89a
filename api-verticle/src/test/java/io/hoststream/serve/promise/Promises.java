package io.hoststream.serve.promise;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the contract promises of answers: statuses, media types and bodies. */
public final class Promises {

    /** What every path may answer, whatever it is asked for. */
    private static final Set<Integer> ANYWHERE = Set.of(405, 413, 414, 431, 500);

    /** What is answered before it is looked which operations the path has. */
    private static final Set<Integer> BEFORE = Set.of(400, 401, 429);

    private static final List<Path> PATHS = paths();
    private static final Map<String, StrictSchema> SCHEMAS = new ConcurrentHashMap<>();

    /** A path of the contract, with a pattern for those of requests. */
    private record Path(String template, Pattern pattern) {}

    private Promises() {}

    /**
     * Looks whether an answer is one that the contract promises; one to a path that it does not know is.
     *
     * @throws AssertionError with what is wrong, if not
     */
    public static void expectKept(String method, String path, HttpResponse<String> answer) {
        complaint(method, path, answer).ifPresent(complaint -> {
            throw new AssertionError(method + " " + path + " was answered against the contract: " + complaint);
        });
    }

    /** The paths that can be read. */
    public static Set<String> read() {
        return PATHS.stream()
                .map(Path::template)
                .filter(path -> Document.written()
                        .getJsonObject("paths")
                        .getJsonObject(path)
                        .containsKey("get"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names of the parameters that a path takes in the query when it is read. */
    public static List<String> query(String path) {
        JsonObject read =
                Document.written().getJsonObject("paths").getJsonObject(path).getJsonObject("get");
        return Document.whole(read).getJsonArray("parameters", new JsonArray()).stream()
                .map(parameter -> ((JsonObject) parameter).getString("name"))
                .toList();
    }

    /** What is wrong with an answer; empty if nothing. */
    static Optional<String> complaint(String method, String path, HttpResponse<String> answer) {
        String known = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        Optional<String> template = PATHS.stream()
                .filter(each -> each.pattern().matcher(path).matches())
                .map(Path::template)
                .findFirst();
        if (template.isEmpty() || ANYWHERE.contains(answer.statusCode())) {
            return Optional.empty();
        }
        JsonObject operation = Document.written()
                .getJsonObject("paths")
                .getJsonObject(template.get())
                .getJsonObject(known);
        if (operation == null) {
            return BEFORE.contains(answer.statusCode())
                    ? Optional.empty()
                    : Optional.of("there is no such operation, and the status is " + answer.statusCode());
        }
        return complaint(known + ' ' + template.get(), operation, answer);
    }

    private static Optional<String> complaint(String name, JsonObject operation, HttpResponse<String> answer) {
        String status = String.valueOf(answer.statusCode());
        JsonObject responses = operation.getJsonObject("responses");
        if (!responses.containsKey(status)) {
            return Optional.of(
                    "the status is " + status + ", promised are " + responses.fieldNames() + ": " + answer.body());
        }
        JsonObject content = Document.whole(responses.getJsonObject(status)).getJsonObject("content", new JsonObject());
        String type = answer.headers().firstValue("content-type").orElse("").split(";", 2)[0];
        if (content.isEmpty()) {
            return answer.body().isEmpty() ? Optional.empty() : Optional.of("there is a body: " + answer.body());
        }
        if (!content.containsKey(type)) {
            return Optional.of("the type is '" + type + "', promised are " + content.fieldNames());
        }
        if (answer.body().isEmpty() || !type.endsWith("json")) {
            return Optional.empty();
        }
        return SCHEMAS.computeIfAbsent(
                        name + ' ' + status + ' ' + type,
                        unused -> new StrictSchema(content.getJsonObject(type).getJsonObject("schema")))
                .complaint(Json.decodeValue(answer.body()))
                .map(complaint -> complaint + " in " + answer.body());
    }

    /** The paths, those with the fewest parts that differ first, as the server looks at them. */
    private static List<Path> paths() {
        return new HashSet<>(Document.written().getJsonObject("paths").fieldNames())
                .stream()
                        .sorted(Comparator.comparingLong((String path) -> path.chars()
                                        .filter(letter -> letter == '{')
                                        .count())
                                .thenComparing(Comparator.naturalOrder()))
                        .map(path -> new Path(path, pattern(path)))
                        .collect(Collectors.toUnmodifiableList());
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(path.replace(".", "\\.").replaceAll("\\{[a-z]+}", "[^/]+"));
    }
}
