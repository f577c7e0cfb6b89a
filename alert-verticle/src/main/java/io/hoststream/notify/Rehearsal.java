package io.hoststream.notify;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.notify.channel.Channel;
import io.hoststream.notify.channel.Channels;
import io.hoststream.notify.channel.Message;
import io.hoststream.notify.channel.Receipt;
import io.hoststream.notify.channel.SendException;
import io.hoststream.notify.route.Recipient;
import io.hoststream.notify.route.Routing;
import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.pipeline.settings.Suggestions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries routes and receivers out, without any alert. */
public final class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    private final Routing routing;
    private final Clock clock;

    /** Tries out these routes. */
    public Rehearsal(Routing routing, Clock clock) {
        this.routing = routing;
        this.clock = clock;
    }

    /**
     * Who would be told of an alert, one line each.
     *
     * @param labels of the rule or the host
     * @throws UserException if the severity is none
     */
    public List<String> explain(String host, String rule, String severity, Map<String, String> labels) {
        AlertEvent event = event(host, rule, severity(severity), labels);
        List<String> lines = new ArrayList<>();
        routing.routesOf(event)
                .forEach((receiver, route) -> lines.add(receiver + ", by route " + route.name() + ": "
                        + route.manner().words()));
        return lines.isEmpty() ? List.of("nobody is told: no route of " + routing.origin() + " matches") : lines;
    }

    private static Severity severity(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "warning" -> Severity.WARNING;
            case "critical" -> Severity.CRITICAL;
            default ->
                throw new UserException(ExitCode.USAGE, "severity = \"" + text + "\": expected warning or critical");
        };
    }

    /**
     * Sends a test message.
     *
     * @param name of a receiver, or of a route for all of its receivers
     * @return the receivers, each with why it did not take the message, if so
     * @throws UserException if there is no such receiver or route
     */
    public Map<String, Optional<String>> test(String name) {
        List<String> receivers = routing.route(name)
                .map(route -> route.receivers())
                .or(() -> routing.recipient(name).map(recipient -> List.of(recipient.name())))
                .orElseThrow(() -> new UserException(ExitCode.USAGE, unknown(name)));
        Map<String, Optional<String>> outcomes = new LinkedHashMap<>();
        for (String receiver : receivers) {
            routing.recipient(receiver).ifPresent(recipient -> outcomes.put(receiver, send(recipient)));
        }
        return outcomes;
    }

    private String unknown(String name) {
        List<String> known = new ArrayList<>();
        routing.routes().forEach(route -> known.add(route.name()));
        routing.recipients().forEach(recipient -> known.add(recipient.name()));
        return "there is no route and no receiver " + name + " in " + routing.origin() + Suggestions.hint(name, known);
    }

    private Optional<String> send(Recipient recipient) {
        Message message =
                new Message("test", Map.of(), Message.Kind.TEST, List.of(), List.of(), 0, "", Optional.empty());
        List<String> failing = new ArrayList<>();
        try (Channel channel = Channels.open(recipient.settings(), clock, (name, some) -> failing.addAll(some))) {
            Receipt receipt = channel.send(message);
            LOG.debug("receiver={} took the test as {}", recipient.name(), receipt);
            return failing.isEmpty() ? Optional.empty() : Optional.of("not by all: " + String.join("; ", failing));
        } catch (SendException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    // A record with many fields: one line each.
    @SuppressWarnings("checkstyle:methodlength")
    private AlertEvent event(String host, String rule, Severity severity, Map<String, String> labels) {
        Instant now = clock.instant();
        return new AlertEvent(
                "test",
                rule,
                severity,
                AlertState.FIRING,
                host,
                "",
                labels,
                "",
                Map.of(),
                0.0,
                0.0,
                now,
                now,
                "",
                null,
                false,
                "threshold",
                labels,
                "",
                false,
                1,
                null,
                null,
                null);
    }
}
