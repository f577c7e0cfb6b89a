package io.hoststream.notify.channel;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Cause;
import io.hoststream.avro.Severity;
import io.hoststream.notify.channel.Message.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes messages, plain ones and the worst that can come. */
final class Alerts {

    static final Instant START = Instant.parse("2026-03-01T02:14:30Z");
    static final Clock CLOCK = Clock.fixed(START.plusSeconds(600), ZoneOffset.UTC);

    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<String> NASTY = List.of(
            "<!channel>",
            "<@U123>",
            "<https://evil.example|click>",
            "https://evil.example/x",
            "@here",
            "&amp;&lt;",
            "\r\nBcc: evil@example.org\r\n\r\n",
            "*bold* `code` ~gone~ _it_",
            "\u0000\u001b[31m",
            "\u202egnp.exe",
            "\"}],\"text\":\"x",
            "\ud83d\udd25",
            "\ud83d",
            "漢字",
            "<script>alert(1)</script>",
            "&&&&&&&&&&",
            ">>>>>",
            "web-1",
            " ");

    private Alerts() {}

    static AlertEvent firing(String host, Severity severity) {
        return event(host, severity, AlertState.FIRING, START);
    }

    static AlertEvent resolved(String host) {
        return event(host, Severity.CRITICAL, AlertState.RESOLVED, START.plusSeconds(192));
    }

    private static AlertEvent event(String host, Severity severity, AlertState state, Instant time) {
        return builder(host, severity, state, time).build();
    }

    static AlertEvent.Builder builder(String host, Severity severity, AlertState state, Instant time) {
        return AlertEvent.newBuilder()
                .setId("id-" + host)
                .setRule("cpu")
                .setSeverity(severity)
                .setState(state)
                .setHost(host)
                .setHostId("hostid-" + host)
                .setHostLabels(Map.of("group", "shop"))
                .setMetric("cpu_usage_percent")
                .setDeviceLabels(Map.of("core", "3"))
                .setValue(97.3)
                .setLimit(95.0)
                .setSince(START)
                .setTime(time)
                .setSummary("CPU of " + host + " is at 97.3 % (limit 95 %) since 02:14 UTC")
                .setCause(new Cause("hoststream.samples", 2, 41L, 42L))
                .setLabels(Map.of("team", "db"))
                .setRunbook("https://runbooks.example/cpu?a=1&b=2")
                .setFires(3);
    }

    static Item item(AlertEvent event) {
        return new Item(event, "https://page.example/#/host/" + event.getHostId() + "?at=1");
    }

    static Message news(AlertEvent... events) {
        return message(Kind.NEWS, List.of(events), Optional.empty());
    }

    static Message message(Kind kind, List<AlertEvent> events, Optional<String> reference) {
        Map<Boolean, List<Item>> byState = events.stream()
                .map(Alerts::item)
                .collect(Collectors.partitioningBy(item -> item.event().getState() == AlertState.RESOLVED));
        return new Message(
                "shop/cpu",
                Map.of("group", "shop"),
                kind,
                byState.getOrDefault(false, List.of()),
                byState.getOrDefault(true, List.of()),
                0,
                "",
                reference);
    }

    static Message following(Message earlier, String reference, AlertEvent... events) {
        return message(earlier.kind(), List.of(events), Optional.of(reference));
    }

    /** A message such as nobody wants to see, but that names and labels from outside can make. */
    static Message nasty(Random random) {
        int firing = random.nextInt(25) == 0 ? 60 + random.nextInt(100) : random.nextInt(12);
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        return new Message(
                text(random),
                labels(random),
                kind,
                items(firing, AlertState.FIRING, random),
                items(random.nextInt(8), AlertState.RESOLVED, random),
                random.nextInt(3) == 0 ? random.nextInt(1_000_000) : 0,
                text(random),
                Optional.empty());
    }

    static List<Item> items(int count, AlertState state, Random random) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Item(nastyEvent(state, random), link(random)))
                .toList();
    }

    private static String link(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "javascript:alert(1)";
            case 2 -> "https://page.example/" + text(random);
            default -> "https://page.example/#/host/x?a=1&b=" + "y".repeat(random.nextInt(800));
        };
    }

    private static AlertEvent nastyEvent(AlertState state, Random random) {
        Severity severity = random.nextBoolean() ? Severity.WARNING : Severity.CRITICAL;
        return builder(text(random), severity, state, START)
                .setId(Long.toString(random.nextLong()))
                .setRule(text(random))
                .setMetric(text(random))
                .setSummary(text(random) + text(random))
                .setRunbook(random.nextBoolean() ? text(random) : link(random))
                .setHostLabels(labels(random))
                .setDeviceLabels(labels(random))
                .setLabels(labels(random))
                .setValue(random.nextInt(5) == 0 ? Double.NaN : random.nextGaussian())
                .setSince(START.plusSeconds(random.nextInt(2000) - 1000))
                .setReaches(random.nextBoolean() ? null : START.plusSeconds(9))
                .build();
    }

    private static Map<String, String> labels(Random random) {
        Map<String, String> labels = new HashMap<>();
        for (int number = random.nextInt(14); number > 0; number--) {
            labels.put(text(random), text(random));
        }
        return labels;
    }

    /** Up to a thousand characters and some. */
    static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(4) == 0 ? 1000 : random.nextInt(60);
        String some = NASTY.get(random.nextInt(NASTY.size()));
        while (text.length() < length) {
            text.append(some);
            some = random.nextInt(3) == 0 ? NASTY.get(random.nextInt(NASTY.size())) : some;
        }
        return text.toString();
    }
}
