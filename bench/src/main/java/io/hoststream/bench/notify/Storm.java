package io.hoststream.bench.notify;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Notification;
import io.hoststream.avro.Severity;
import io.hoststream.notify.channel.Channel;
import io.hoststream.notify.channel.Channels;
import io.hoststream.notify.channel.SendException;
import io.hoststream.notify.route.Assignment;
import io.hoststream.notify.route.Dispatch;
import io.hoststream.notify.route.Links;
import io.hoststream.notify.route.Moment;
import io.hoststream.notify.route.Recipient;
import io.hoststream.notify.route.Routing;
import io.hoststream.notify.route.RoutingParser;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Ten thousand alerts fire at once, in a thousand groups, and a webhook and a channel of Slack are told by their real
 * channels. None may be lost: each is in a message or counted in one, and the records say that it was told. Run with
 * {@code bench/run storm [ALERTS]}.
 */
public final class Storm {

    private static final int ALERTS = 10_000;
    private static final int PER_HOST = 10;
    private static final int STEPS = 120;
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");

    private final Dispatch dispatch = new Dispatch(new Links(Optional.empty()), new Random(1));
    private final Map<String, Notification> records = new HashMap<>();
    private Duration passed = Duration.ZERO;
    private long nanos;

    private Storm() {}

    /** Measures; takes the number of alerts. */
    public static void main(String[] arguments) throws Exception {
        int alerts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ALERTS;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean good = true;
        for (String type : new String[] {"webhook", "slack"}) {
            try (Endpoint endpoint = new Endpoint()) {
                good &= new Storm().run(type, alerts, endpoint, out);
            }
        }
        System.exit(good ? 0 : 1);
    }

    private boolean run(String type, int alerts, Endpoint endpoint, PrintStream out) throws SendException {
        Routing routing = routing(type, endpoint);
        Recipient recipient = routing.recipients().get(0);
        long begun = System.nanoTime();
        fire(routing, alerts);
        try (Channel channel = Channels.open(recipient.settings(), Clock.systemUTC(), (name, failing) -> {})) {
            for (int step = 0; step < STEPS; step++) {
                passed = passed.plus(Duration.ofSeconds(1));
                send(channel);
            }
        }
        long told = records.values().stream()
                .mapToLong(record -> record.getAlerts().size())
                .sum();
        out.printf(
                Locale.ROOT,
                "%-8s %d alerts: %s; recorded as told %d; deciding %d ms, all %d ms%n",
                type,
                alerts,
                endpoint,
                told,
                nanos / 1_000_000,
                (System.nanoTime() - begun) / 1_000_000);
        return told == alerts && (!type.equals("webhook") || endpoint.ids() + endpoint.more() == alerts);
    }

    private void fire(Routing routing, int alerts) {
        dispatch.use(routing, now());
        for (int number = 0; number < alerts; number++) {
            dispatch.accept(event(number), START, now());
        }
        dispatch.begin(START);
    }

    private void send(Channel channel) throws SendException {
        for (Optional<Assignment> next = next(channel); next.isPresent(); next = next(channel)) {
            Assignment assignment = next.get();
            if (assignment.message().isPresent()) {
                var receipt = channel.send(assignment.message().get());
                for (Notification each : dispatch.taken(assignment, receipt, now())) {
                    records.put(each.getRoute() + "/" + each.getGroup(), each);
                }
            }
        }
    }

    private Optional<Assignment> next(Channel channel) {
        long begun = System.nanoTime();
        Optional<Assignment> next = dispatch.next(channel.name(), now());
        nanos += System.nanoTime() - begun;
        return next;
    }

    private Moment now() {
        return new Moment(START.plus(passed), passed.toNanos());
    }

    private static Routing routing(String type, Endpoint endpoint) {
        String text = """
                receivers:
                  - {name: out, type: TYPE, KEY: "ADDRESS", allow-private: true}
                routes:
                  - {name: all, receivers: out, group-by: [host], repeat: off}
                inhibit: []
                """.replace("TYPE", type)
                .replace("KEY", type.equals("slack") ? "webhook" : "url")
                .replace("ADDRESS", endpoint.address());
        return RoutingParser.parse("storm", text, Map.of(), Channels::check);
    }

    // A record with many fields: one line each.
    @SuppressWarnings("checkstyle:methodlength")
    private static AlertEvent event(int number) {
        String host = "host-" + number / PER_HOST;
        return new AlertEvent(
                "0123456789abcdef" + number,
                "rule-" + number % PER_HOST,
                number % 3 == 0 ? Severity.CRITICAL : Severity.WARNING,
                AlertState.FIRING,
                host,
                "id-of-" + host,
                Map.of("group", "shop", "environment", "production"),
                "disk_usage_percent",
                Map.of("device", "/data/" + number),
                97.3,
                95.0,
                START,
                START,
                "/data/" + number + " of " + host + " is at 97.3 % (limit 95 %) since 10:00 UTC",
                null,
                false,
                "threshold",
                Map.of(),
                "",
                false,
                1,
                null,
                null,
                null);
    }
}
