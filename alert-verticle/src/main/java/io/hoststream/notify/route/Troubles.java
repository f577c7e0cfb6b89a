package io.hoststream.notify.route;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Alerts about receivers that take no messages: they go to a receiver that does. */
final class Troubles {

    /** What stands in for a route in what is recorded of these alerts; no route can have that name. */
    static final String ROUTE = "(receivers)";

    /** How they are told. */
    static final Manner MANNER =
            Manner.STANDARD.at(new Pace(Duration.ZERO, Duration.ofMinutes(5), Optional.of(Duration.ofHours(4))));

    /** How long a receiver may be away before others hear of it. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration OVER_FOR = Duration.ofHours(1);

    private static final int PARTS = 3;

    private final Map<String, Alert> known = new LinkedHashMap<>();
    private final Map<String, String> tellers = new HashMap<>();

    /** Looks at all receivers; gives the alerts by the name of the one who is to be told. */
    Map<String, List<Alert>> look(Collection<Line> lines, Moment now) {
        for (Line line : lines) {
            String name = line.recipient().name();
            Alert before = known.get(name);
            if (line.troubled(now.nanos(), PATIENCE) && (before == null || before.over())) {
                teller(line, lines).ifPresent(other -> begin(name, other, line.reason(), now.wall()));
            } else if (before != null && !before.over() && !line.failing()) {
                known.put(name, new Alert(event(before.event(), now.wall()), before.fired(), now.wall(), true));
            }
        }
        known.values()
                .removeIf(alert ->
                        alert.over() && alert.changed().isBefore(now.wall().minus(OVER_FOR)));
        Map<String, List<Alert>> found = new HashMap<>();
        known.forEach((name, alert) -> found.merge(
                tellers.getOrDefault(name, ""),
                List.of(alert),
                (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
        return found;
    }

    private void begin(String name, String teller, String reason, Instant now) {
        tellers.put(name, teller);
        known.put(
                name,
                new Alert(
                        event("receiver/" + name + "/" + now.toEpochMilli(), name, reason, AlertState.FIRING, now, now),
                        now,
                        now,
                        false));
    }

    private static Optional<String> teller(Line failing, Collection<Line> lines) {
        return lines.stream()
                .filter(line ->
                        !line.recipient().name().equals(failing.recipient().name()) && !line.failing())
                .map(line -> line.recipient().name())
                .findFirst();
    }

    /** The end of an alert that an instance before this one has told, and of which only the identity is known. */
    static Alert forgotten(String id, Instant now) {
        String[] parts = id.split("/", -1);
        String receiver = parts.length == PARTS ? parts[1] : id;
        AlertEvent event = event(id, receiver, "It is tried anew.", AlertState.RESOLVED, now, now);
        return new Alert(event, null, now, true);
    }

    private static AlertEvent event(AlertEvent before, Instant now) {
        return event(
                before.getId(),
                before.getHost(),
                "It takes messages again.",
                AlertState.RESOLVED,
                before.getSince(),
                now);
    }

    // A record with many fields: one line each.
    @SuppressWarnings("checkstyle:methodlength")
    private static AlertEvent event(
            String id, String receiver, String reason, AlertState state, Instant since, Instant now) {
        return new AlertEvent(
                id,
                "receiver-failing",
                Severity.CRITICAL,
                state,
                receiver,
                "",
                Map.of(),
                "",
                Map.of(),
                0.0,
                0.0,
                since,
                now,
                "Receiver " + receiver + " of notifications: " + reason,
                null,
                false,
                "notify",
                Map.of(),
                "",
                false,
                1,
                null,
                null,
                null);
    }
}
