package io.hoststream.serve.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.serve.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a key asks for, no answer names a host that it does not see, nor tells such a host from one that is not there. */
class ForeignHostsTest {

    private static final int HOSTS = 40;
    private static final int KEYS = 64;
    private static final int LIVE_CLIENTS = 512;
    private static final int PATIENCE_MILLIS = 20_000;
    private static final long SEED = 20_260_131;

    private final Random random = new Random(SEED);
    private final MarkedFleet fleet = new MarkedFleet(random, HOSTS);
    private final Keys keys = new Keys(random, fleet, KEYS);
    private final TestServer server = TestServer.of(keys);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void namesNoForeignHost() throws IOException {
        server.feed(fleet::feed);
        Map<String, Set<String>> visible = new HashMap<>();
        keys.tokens().forEach(token -> visible.put(token, keys.marks(token, fleet)));
        Questions questions = new Questions(random, fleet);
        Map<Integer, Integer> statuses = new TreeMap<>();
        int own = 0;
        try (Wire wire = new Wire(server.port())) {
            for (int i = Cases.of(100_000); i > 0; i--) {
                String token = keys.tokens().get(random.nextInt(KEYS));
                String target = questions.next();
                wire.send(questions.request(target, token));
                Answer answer = wire.answer(false).orElseThrow();
                Set<String> told = new HashSet<>(MarkedFleet.marks(answer.text()));
                MarkedFleet.marks(target).forEach(told::remove);
                own += told.isEmpty() ? 0 : 1;
                told.removeAll(visible.get(token));
                assertThat(told)
                        .as("%s with %s: %s", target, token, answer.text())
                        .isEmpty();
                statuses.merge(answer.status(), 1, Integer::sum);
                questions.learn(answer);
            }
        }
        // The questions are worth something only if many are answered, and with hosts.
        assertThat(own).as("answers with hosts, of %s", statuses).isGreaterThan(Cases.of(100_000) / 20);
    }

    @Test
    void namesNoForeignHostLive() throws IOException {
        server.feed(fleet::feed);
        int own = 0;
        for (int i = 0; i < LIVE_CLIENTS; i++) {
            String token = keys.tokens().get(i % KEYS);
            try (Wire wire = new Wire(server.port())) {
                wire.send(Frame.handshake(token));
                assertThat(wire.answer(true).orElseThrow().status()).isEqualTo(101);
                String wanted = wanted();
                wire.send(Frame.text(wanted));
                wire.send(Frame.close());
                Set<String> told = new HashSet<>(MarkedFleet.marks(wire.rest(PATIENCE_MILLIS)));
                told.removeAll(MarkedFleet.marks(wanted));
                own += told.isEmpty() ? 0 : 1;
                told.removeAll(keys.marks(token, fleet));
                assertThat(told).as("%s with %s", wanted, token).isEmpty();
            }
        }
        assertThat(own).as("clients that were told of hosts").isGreaterThan(LIVE_CLIENTS / 4);
    }

    private String wanted() {
        List<String> names = fleet.names();
        String hosts = random.nextBoolean()
                ? "*"
                : names.get(random.nextInt(names.size())) + "\",\"" + names.get(random.nextInt(names.size()));
        return "{\"type\":\"subscribe\",\"id\":\"a\",\"hosts\":[\"" + hosts
                + "\"],\"metrics\":[\"*\"],\"history\":600}";
    }

    @Test
    void tellsNoForeignHostFromNone() throws IOException {
        server.feed(fleet::feed);
        String token = keys.tokens().stream()
                .filter(key -> keys.marks(key, fleet).size() == 1)
                .findFirst()
                .orElseThrow();
        List<String> differing = new ArrayList<>();
        try (Wire wire = new Wire(server.port())) {
            for (String host : fleet.names()) {
                if (!keys.marks(token, fleet).contains(MarkedFleet.mark(host))) {
                    for (String path : Questions.PATHS) {
                        compare(wire, token, path, host, differing);
                    }
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    /** Asks for a host that is foreign and for one that is not there. */
    private static void compare(Wire wire, String token, String path, String host, List<String> differing)
            throws IOException {
        String mark = MarkedFleet.mark(host);
        String none = "mk" + "-".repeat(mark.length() - 2);
        String foreign = ask(wire, token, filled(path, host, mark));
        String absent = ask(wire, token, filled(path, host.replace(mark, none), none));
        if (!foreign.replace(mark, none).equals(absent)) {
            differing.add(path + ": " + foreign + " but " + absent);
        }
    }

    private static String filled(String path, String host, String mark) {
        String filled = path.replace("{host}", host)
                .replace("{group}", "web")
                .replace("{metric}", "cpu_usage_percent")
                .replace("{alert}", "open-" + mark)
                .replace("{silence}", "silence-" + mark);
        return "/api/v1" + filled
                + (path.contains("{")
                        ? ""
                        : "?host=" + host
                                + (path.endsWith("range") || path.endsWith("latest")
                                        ? "&metric=cpu_usage_percent"
                                        : ""));
    }

    private static String ask(Wire wire, String token, String target) throws IOException {
        String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + token + "\r\n\r\n";
        wire.send(request.getBytes(StandardCharsets.ISO_8859_1));
        // How often one may still ask changes with every question.
        return wire.answer(false).orElseThrow().text().replaceFirst("RateLimit-Remaining: [0-9]+", "");
    }
}
