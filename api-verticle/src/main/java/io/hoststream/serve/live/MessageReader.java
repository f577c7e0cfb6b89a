package io.hoststream.serve.live;

import io.hoststream.pipeline.settings.Suggestions;
import io.hoststream.schema.alert.Glob;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.serve.live.ClientMessage.Auth;
import io.hoststream.serve.live.ClientMessage.Hosts;
import io.hoststream.serve.live.ClientMessage.Live;
import io.hoststream.serve.live.ClientMessage.Pace;
import io.hoststream.serve.live.ClientMessage.Ping;
import io.hoststream.serve.live.ClientMessage.Pong;
import io.hoststream.serve.live.ClientMessage.Seek;
import io.hoststream.serve.live.ClientMessage.Subscribe;
import io.hoststream.serve.live.ClientMessage.Unsubscribe;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what clients say. Members that it does not know are ignored, so that newer clients can talk to older servers. */
final class MessageReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._*?-]{1,253}");
    private static final Pattern GROUP = Pattern.compile("[^\\p{Cntrl}]{1,253}");

    /** Each name of a host is tried against each of them, and again whenever hosts change groups. */
    private static final int MOST_PATTERNS = 64;

    private static final int LONGEST_RATE_SECONDS = 3600;
    private static final List<String> TYPES =
            List.of("auth", "subscribe", "pace", "seek", "live", "unsubscribe", "ping", "pong");
    private static final List<String> METRICS =
            Arrays.stream(Metric.values()).map(Metric::id).toList();

    private final long windowSeconds;

    MessageReader(LiveLimits limits) {
        this.windowSeconds = limits.window().toSeconds();
    }

    ClientMessage read(String text) throws BadMessageException {
        Members message = Members.of(text);
        String type = message.text("type");
        return switch (type) {
            case "auth" -> new Auth(message.text("token"));
            case "subscribe" -> subscribe(message);
            case "pace" -> new Pace(message.id(), StartReader.speed(message).orElse(1.0));
            case "seek" -> new Seek(message.id(), StartReader.from(message));
            case "live" -> new Live(message.id());
            case "unsubscribe" -> new Unsubscribe(message.id());
            case "ping" -> new Ping();
            case "pong" -> new Pong();
            default ->
                throw new BadMessageException(
                        "type " + Members.quoted(type) + " is not known; expected one of " + String.join(", ", TYPES));
        };
    }

    private Subscribe subscribe(Members message) throws BadMessageException {
        return new Subscribe(
                message.id(),
                hosts(message),
                metrics(message),
                (int) message.seconds("history", (double) windowSeconds),
                (int) (message.seconds("rate", LONGEST_RATE_SECONDS) * 1000),
                StartReader.start(message));
    }

    /** Who names groups need not name hosts. */
    private static Hosts hosts(Members message) throws BadMessageException {
        Set<Glob> groups = message.has("groups")
                ? globs("groups", message.names("groups"), GROUP, "up to 253 printable characters")
                : Set.of();
        if (!groups.isEmpty() && !message.has("hosts")) {
            return bounded(Set.of(), groups);
        }
        Set<String> names = message.names("hosts");
        if (names.contains(Members.EVERYTHING)) {
            return new Hosts(Optional.empty(), Set.of());
        }
        return bounded(globs("hosts", names, NAME, "up to 253 of A-Z a-z 0-9 . _ - * ?"), groups);
    }

    /** Names without wildcards are looked up, so only the others have to be few. */
    private static Hosts bounded(Set<Glob> hosts, Set<Glob> groups) throws BadMessageException {
        long patterns = Stream.concat(hosts.stream(), groups.stream())
                .filter(Glob::hasWildcards)
                .count();
        if (patterns > MOST_PATTERNS) {
            throw new BadMessageException("hosts and groups hold " + patterns
                    + " patterns with * or ?; expected at most " + MOST_PATTERNS
                    + ", and up to 2000 names without");
        }
        return new Hosts(Optional.of(hosts), groups);
    }

    private static Set<Glob> globs(String member, Set<String> names, Pattern form, String expected)
            throws BadMessageException {
        Set<Glob> globs = new LinkedHashSet<>();
        for (String name : names) {
            if (!form.matcher(name).matches()) {
                throw new BadMessageException(member + " names " + Members.quoted(name) + "; expected " + expected);
            }
            globs.add(new Glob(name));
        }
        return globs;
    }

    private static Optional<Set<Metric>> metrics(Members message) throws BadMessageException {
        Set<String> names = message.names("metrics");
        if (names.contains(Members.EVERYTHING)) {
            return Optional.empty();
        }
        Set<Metric> metrics = new LinkedHashSet<>();
        for (String name : names) {
            metrics.add(metric(name));
        }
        return Optional.of(metrics);
    }

    private static Metric metric(String name) throws BadMessageException {
        Optional<Metric> known = Metrics.find(name);
        if (known.isEmpty()) {
            String hint = name.length() > 64 ? "" : Suggestions.hint(name, METRICS);
            throw new BadMessageException("metric " + Members.quoted(name) + " is not in the catalogue" + hint);
        }
        return known.get();
    }
}
