package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients of the live feed come back, and look back, on a real topic. */
class TravelIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int HOSTS = 6;
    private static final int PAST = 300;

    @TempDir
    private Path directory;

    private LocalBroker broker;
    private HoststreamProcess serve;
    private Rest rest;
    private Fleet fleet;
    private Instant next;
    private long sequence;

    @BeforeEach
    void start() throws Exception {
        broker = new LocalBroker(directory.resolve("kafka"));
        broker.applyTopics(directory);
        broker.client().letProducersTellTheTime();
        next = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(PAST);
        fleet = new Fleet(broker.client(), HOSTS, next);
        tick(PAST);
        int port = Ports.free(1).get(0);
        serve = HoststreamProcess.start(
                directory,
                "serve",
                List.of(
                        "run",
                        "serve",
                        "--data",
                        directory.resolve("serve").toString(),
                        "--set",
                        broker.setting(),
                        "--set",
                        "serve.window=1m",
                        "--set",
                        "serve.port=" + port));
        serve.awaitLine("ready");
        rest = new Rest(
                port,
                Files.readString(directory.resolve("serve").resolve("api.key")).strip());
    }

    @AfterEach
    void stop() throws Exception {
        fleet.close();
        serve.close();
        broker.close();
    }

    /** So many more samples of every host, a second apart. */
    private void tick(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            fleet.tick(next);
            next = next.plusSeconds(1);
            sequence++;
        }
    }

    private static JsonObject subscribe() {
        return new JsonObject()
                .put("type", "subscribe")
                .put("id", "s")
                .put("hosts", new JsonArray().add("*"))
                .put("metrics", new JsonArray().add("memory_total"));
    }

    private static JsonObject message(String type) {
        return new JsonObject().put("type", type).put("id", "s");
    }

    /** The numbers of the samples of each host in frames, in their order; what was told as skipped is counted in. */
    private static Map<String, List<Long>> sequences(LiveClient client, AtomicInteger skipped) {
        Map<Integer, String> names = new HashMap<>();
        Map<String, List<Long>> sequences = new HashMap<>();
        for (JsonObject frame : client.all()) {
            switch (frame.getString("type")) {
                case "dict" ->
                    frame.getJsonArray("hosts").forEach(each -> {
                        JsonArray host = (JsonArray) each;
                        names.put(host.getInteger(0), host.getString(1));
                    });
                case "history" ->
                    frame.getJsonArray("s")
                            .forEach(each -> add(
                                    sequences,
                                    names.getOrDefault(frame.getInteger("h"), "?"),
                                    ((Number) each).longValue()));
                case "data" ->
                    frame.getJsonArray("d").forEach(each -> {
                        JsonArray sample = (JsonArray) each;
                        add(sequences, names.getOrDefault(sample.getInteger(0), "?"), sample.getLong(2));
                        skipped.addAndGet(sample.size() > 4 ? sample.getInteger(4) : 0);
                    });
                default -> {}
            }
        }
        return sequences;
    }

    private static void add(Map<String, List<Long>> sequences, String host, long number) {
        sequences.computeIfAbsent(host, unused -> new ArrayList<>()).add(number);
    }

    private static Map<String, List<Long>> sequences(LiveClient client) {
        return sequences(client, new AtomicInteger());
    }

    private void awaitNewest(LiveClient client) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sequences(client))
                        .hasSize(HOSTS)
                        .allSatisfy((host, numbers) -> assertThat(numbers).endsWith(sequence)));
    }

    private void assertAllSince(LiveClient client, long first) {
        List<Long> all = LongStream.rangeClosed(first, sequence).boxed().toList();
        assertThat(sequences(client))
                .hasSize(HOSTS)
                .allSatisfy((host, numbers) -> assertThat(numbers).as(host).isEqualTo(all));
        assertThat(client.frames("gap")).isEmpty();
    }

    private String cursor() throws Exception {
        try (LiveClient client = new LiveClient(rest)) {
            client.send(subscribe());
            awaitNewest(client);
            await().atMost(SOON).until(() -> !client.frames("cursor").isEmpty());
            return client.frames("cursor").get(0).getString("cursor");
        }
    }

    private void awaitServer() throws Exception {
        try (LiveClient client = new LiveClient(rest)) {
            client.send(subscribe());
            awaitNewest(client);
        }
    }

    private void comeBack(String cursor, long first) throws Exception {
        try (LiveClient client = new LiveClient(rest)) {
            client.send(subscribe().put("after", cursor));
            await().atMost(SOON).until(() -> !client.frames("resumed").isEmpty());
            tick(3);
            awaitNewest(client);
            assertAllSince(client, first);
        }
    }

    @Test
    void shouldBringEverySampleOnceToWhoComesBack() throws Exception {
        String cursor = cursor();
        long first = sequence + 1;
        tick(20);
        awaitServer();
        comeBack(cursor, first);

        tick(200);
        awaitServer();
        comeBack(cursor, first);
    }

    @Test
    void shouldTravelAndComeBackToNowWithoutAGapOrARepeat() throws Exception {
        try (LiveClient client = new LiveClient(rest)) {
            long from = next.minusSeconds(200).toEpochMilli();
            client.send(subscribe().put("from", from).put("speed", 10));
            await().atMost(SOON).until(() -> sequences(client).values().stream().anyMatch(each -> each.size() > 20));
            client.send(message("pace").put("speed", 0));
            await().atMost(SOON).until(() -> state(client).equals("paused"));
            client.send(message("seek").put("from", next.minusSeconds(100).toEpochMilli()));
            client.send(message("pace").put("speed", 40));
            await().atMost(SOON).until(() -> state(client).equals("live"));
            tick((int) Duration.between(next, Instant.now()).toSeconds() + 1);
            awaitNewest(client);

            AtomicInteger skipped = new AtomicInteger();
            Map<String, List<Long>> all = sequences(client, skipped);
            assertThat(skipped).hasValue(0);
            assertThat(all).hasSize(HOSTS).allSatisfy((host, numbers) -> {
                int sought = sought(numbers);
                assertThat(numbers.subList(sought, numbers.size()))
                        .isEqualTo(LongStream.rangeClosed(numbers.get(sought), sequence)
                                .boxed()
                                .toList());
                assertThat(numbers.get(sought)).isBetween((long) PAST - 102, (long) PAST - 98);
            });
            assertThat(client.frames("position").get(0).getString("state")).isEqualTo("loading");
        }
    }

    /** Where the numbers jump: the traveller went elsewhere. */
    private static int sought(List<Long> numbers) {
        int jump = 0;
        for (int i = 1; i < numbers.size(); i++) {
            jump = numbers.get(i) == numbers.get(i - 1) + 1 ? jump : i;
        }
        return jump;
    }

    private static String state(LiveClient client) {
        List<JsonObject> positions = client.frames("position");
        return positions.isEmpty() ? "" : positions.get(positions.size() - 1).getString("state");
    }
}
