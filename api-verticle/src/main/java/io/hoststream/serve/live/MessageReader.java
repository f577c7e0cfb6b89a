package io.hoststream.serve.live;

import io.hoststream.pipeline.settings.Suggestions;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.serve.live.ClientMessage.Auth;
import io.hoststream.serve.live.ClientMessage.Ping;
import io.hoststream.serve.live.ClientMessage.Pong;
import io.hoststream.serve.live.ClientMessage.Subscribe;
import io.hoststream.serve.live.ClientMessage.Unsubscribe;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what clients say. Members that it does not know are ignored, so that newer clients can talk to older servers. */
final class MessageReader {

    private static final String EVERYTHING = "*";
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}");
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,64}");
    private static final int MOST_NAMES = 2000;
    private static final List<String> TYPES = List.of("auth", "subscribe", "unsubscribe", "ping", "pong");
    private static final List<String> METRICS =
            Arrays.stream(Metric.values()).map(Metric::id).toList();

    private final long windowSeconds;

    MessageReader(LiveLimits limits) {
        this.windowSeconds = limits.window().toSeconds();
    }

    ClientMessage read(String text) throws BadMessageException {
        JsonObject message = object(text);
        String type = text(message, "type");
        return switch (type) {
            case "auth" -> new Auth(text(message, "token"));
            case "subscribe" -> subscribe(message);
            case "unsubscribe" -> new Unsubscribe(id(message));
            case "ping" -> new Ping();
            case "pong" -> new Pong();
            default ->
                throw new BadMessageException(
                        "type " + quoted(type) + " is not known; expected one of " + String.join(", ", TYPES));
        };
    }

    private Subscribe subscribe(JsonObject message) throws BadMessageException {
        Optional<Set<String>> hosts = names(message, "hosts");
        for (String host : hosts.orElse(Set.of())) {
            if (!HOST.matcher(host).matches()) {
                throw new BadMessageException(
                        "hosts names " + quoted(host) + "; expected up to 253 of A-Z a-z 0-9 . _ -");
            }
        }
        return new Subscribe(id(message), hosts, metrics(message), history(message));
    }

    private static Optional<Set<Metric>> metrics(JsonObject message) throws BadMessageException {
        Optional<Set<String>> names = names(message, "metrics");
        if (names.isEmpty()) {
            return Optional.empty();
        }
        Set<Metric> metrics = new LinkedHashSet<>();
        for (String name : names.get()) {
            metrics.add(metric(name));
        }
        return Optional.of(metrics);
    }

    private static Metric metric(String name) throws BadMessageException {
        Optional<Metric> known = Metrics.find(name);
        if (known.isEmpty()) {
            String hint = name.length() > 64 ? "" : Suggestions.hint(name, METRICS);
            throw new BadMessageException("metric " + quoted(name) + " is not in the catalogue" + hint);
        }
        return known.get();
    }

    private int history(JsonObject message) throws BadMessageException {
        Object history = message.getValue("history");
        if (history == null) {
            return 0;
        }
        if (history instanceof Number number && number.doubleValue() >= 0) {
            return (int) Math.min(number.doubleValue(), (double) windowSeconds);
        }
        throw new BadMessageException("history is " + quoted(history) + "; expected a number of seconds, 0 or more");
    }

    /** A list of names; empty where it holds the star, which stands for all. */
    private static Optional<Set<String>> names(JsonObject message, String member) throws BadMessageException {
        if (!(message.getValue(member) instanceof JsonArray array) || array.isEmpty() || array.size() > MOST_NAMES) {
            throw new BadMessageException(
                    member + " is missing, empty or too long; expected [\"*\"] or 1 to " + MOST_NAMES + " names");
        }
        Set<String> names = new LinkedHashSet<>();
        for (Object item : array) {
            if (!(item instanceof String name)) {
                throw new BadMessageException(member + " holds " + quoted(item) + "; expected names");
            }
            names.add(name);
        }
        return names.contains(EVERYTHING) ? Optional.empty() : Optional.of(names);
    }

    private static String id(JsonObject message) throws BadMessageException {
        String id = text(message, "id");
        if (!ID.matcher(id).matches()) {
            throw new BadMessageException("id is " + quoted(id) + "; expected 1 to 64 printable ASCII characters");
        }
        return id;
    }

    private static String text(JsonObject message, String member) throws BadMessageException {
        if (message.getValue(member) instanceof String text) {
            return text;
        }
        throw new BadMessageException(member + " is missing or not a text");
    }

    private static JsonObject object(String text) throws BadMessageException {
        try {
            if (Json.decodeValue(text) instanceof JsonObject object) {
                return object;
            }
        } catch (DecodeException e) {
            throw new BadMessageException("the message is not JSON", e);
        }
        throw new BadMessageException("the message is not a JSON object");
    }

    private static String quoted(@Nullable Object value) {
        String text = String.valueOf(value);
        return "'" + (text.length() > 64 ? text.substring(0, 64) + "…" : text) + "'";
    }
}
