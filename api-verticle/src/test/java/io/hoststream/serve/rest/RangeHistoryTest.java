package io.hoststream.serve.rest;

import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.HistoryException;
import io.hoststream.archive.history.SeriesKey;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.serve.Samples;
import io.hoststream.serve.TestServer;
import io.hoststream.serve.history.FakeHistory;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges that reach back beyond what is in memory. */
class RangeHistoryTest {

    private static final int ALL = 900;
    private static final int SEAM = 700;
    private static final String WHOLE = "&start=" + timeOf(1) + "&end=" + timeOf(ALL);

    private final FakeHistory store = new FakeHistory();
    private final TestServer server = new TestServer(Map.of("serve.window", "200s"), Optional.of(store));

    @AfterEach
    void close() {
        server.close();
    }

    /** Everything that is asked for comes out as if memory had held all of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        metric=cpu_usage_percent
        metric=cpu_usage_percent&step=37s
        metric=cpu_usage_percent&step=37s&aggregation=min
        metric=cpu_usage_percent&step=37s&aggregation=max
        metric=cpu_usage_percent&step=37s&aggregation=last
        metric=cpu_usage_percent&step=37s&aggregation=sum
        metric=cpu_user_time&step=37s&aggregation=rate
        metric=cpu_user_time&aggregation=rate
        metric=cpu_usage_percent,cpu_user_time,load_average_1m&step=1h
        """)
    void shouldJoinTheStoreAndMemoryWithoutASeam(String query) {
        feed("mine", 1, ALL);
        archive("mine", 1, ALL - 100);
        JsonObject joined = range("/metrics/mine/range?" + query + WHOLE);
        try (TestServer whole = new TestServer(Map.of("serve.window", "1h"))) {
            whole.feed(view -> samples("mine", 1, ALL)
                    .forEach(each -> view.apply(each, each.getTime().toEpochMilli())));

            JsonObject expected = new JsonObject(
                    whole.get("/api/v1/metrics/mine/range?" + query + WHOLE).body());

            assertThat(joined.getJsonArray("series")).isEqualTo(expected.getJsonArray("series"));
            assertThat(joined.getJsonArray("series")).isNotEmpty();
            assertThat(joined.getJsonArray("warnings")).isEmpty();
        }
    }

    @Test
    void shouldAskTheStoreOnlyForWhatIsNotInMemory() {
        feed("mine", 1, ALL);
        archive("mine", 1, ALL);

        range("/metrics/mine/range?metric=cpu_usage_percent&start=" + timeOf(ALL - 50));
        assertThat(store.asked()).isEmpty();

        range("/metrics/mine/range?metric=cpu_usage_percent" + WHOLE);
        assertThat(store.asked())
                .singleElement()
                .satisfies(question -> assertThat(question.to()).isEqualTo(timeOf(SEAM)));
    }

    /** A new installation begins with nothing in memory, and yet its name has a past that others have in memory. */
    @Test
    void shouldAskTheStoreForWhatMemoryHasLostOfAHostThatWasInstalledAnew() {
        feed("other", 1, ALL);
        feed("mine", 1, ALL - 50);
        server.feed(view -> IntStream.rangeClosed(ALL - 49, ALL)
                .mapToObj(sequence -> Samples.builder("mine", sequence)
                        .setHostId("another")
                        .setEpoch(Instant.ofEpochMilli(timeOf(ALL - 49)))
                        .build())
                .forEach(each -> view.apply(each, each.getTime().toEpochMilli())));
        archive("mine", 1, ALL);
        archive("other", 1, ALL - 100);

        assertThat(points("/range?metric=cpu_usage_percent&host=mine,other" + WHOLE))
                .isEqualTo(Map.of("mine", ALL, "other", ALL));
        assertThat(points("/metrics/mine/range?metric=cpu_usage_percent" + WHOLE))
                .isEqualTo(Map.of("mine", ALL));
    }

    /** What lies too far back from an hour ahead is not too far back from now. */
    @Test
    void shouldAskTheStoreForWhatMemoryHasLostToAClockThatWasAhead() {
        feed("other", 1, ALL);
        feed("mine", 1, ALL - 50);
        server.feed(view -> view.apply(
                Samples.builder("mine", ALL - 49)
                        .setTime(Instant.ofEpochMilli(timeOf(ALL + 3600)))
                        .build(),
                timeOf(ALL - 49)));
        feed("mine", ALL - 48, ALL);
        archive("mine", 1, ALL - 50);

        assertThat(points("/range?metric=cpu_usage_percent&host=mine,other" + WHOLE))
                .containsEntry("mine", ALL - 1);
    }

    @Test
    void shouldSayWhatIsNotArchivedYet() {
        feed("mine", 1, ALL);
        archive("mine", 1, 500);

        JsonArray warnings =
                range("/metrics/mine/range?metric=cpu_usage_percent" + WHOLE).getJsonArray("warnings");

        assertThat(warnings).singleElement().asString().contains("is not archived yet and no longer in memory");
    }

    @Test
    void shouldAnswerForAHostThatIsOnlyInTheStore() {
        feed("mine", 1, 10);
        archive("gone", 1, 10);

        JsonObject answer = range("/metrics/gone/range?metric=cpu_usage_percent&start=0&end=" + timeOf(ALL));

        assertThat(answer.getJsonArray("series").getJsonObject(0).getString("host"))
                .isEqualTo("gone");
        assertThat(server.get("/api/v1/metrics/never/range?metric=cpu_usage_percent&start=0&end=5")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldNeedBothEndsWhereMemoryHasNone() {
        archive("gone", 1, 10);

        HttpResponse<String> response =
                server.get("/api/v1/metrics/gone/range?metric=cpu_usage_percent&start=" + timeOf(1));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("end is missing, and there are no samples of gone in memory");
        assertThat(server.get("/api/v1/metrics/gone/range?metric=cpu_usage_percent")
                        .body())
                .contains("start is missing");
    }

    @Test
    void shouldRefuseMoreQuestionsThanCanWait() {
        feed("mine", 1, ALL);
        CountDownLatch enough = new CountDownLatch(1);
        store.before((question, cancellation) -> hold(enough));
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(
                        server.uri("/api/v1/metrics/mine/range?metric=cpu_usage_percent" + WHOLE))
                .header("X-API-Key", TestServer.KEY)
                .build();
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 140)
                .mapToObj(each -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .toList();

        await().until(() -> answers.stream().filter(CompletableFuture::isDone).count() == 12);
        assertThat(answers.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join))
                .allSatisfy(refused -> assertThat(refused.statusCode()).isEqualTo(503))
                .allSatisfy(refused -> assertThat(refused.body()).contains("history is busy: 128 questions wait"));
        enough.countDown();
        await().until(() -> answers.stream().allMatch(CompletableFuture::isDone));
        assertThat(server.get("/api/v1/metrics/mine/range?metric=cpu_usage_percent" + WHOLE)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void shouldNotShowAStoredHostThatIsNotTheirs() {
        archive("other", 1, 10);
        HttpResponse<String> response = server.send(HttpRequest.newBuilder(
                        server.uri("/api/v1/metrics/other/range?metric=cpu_usage_percent&start=0&end=" + timeOf(ALL)))
                .header("X-API-Key", TestServer.KEY_FOR_MINE)
                .build());

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(store.asked()).isEmpty();
    }

    @Test
    void shouldAnswerForManyHostsAndForAGroup() {
        feed("mine", 1, ALL);
        feed("other", 1, ALL);
        server.feed(view -> view.apply(
                Samples.builder("web", ALL).setLabels(Map.of("group", "web")).build(), timeOf(ALL)));
        archive("mine", 1, ALL);
        archive("other", 1, ALL);

        assertThat(hosts("/range?metric=cpu_usage_percent&step=1h" + WHOLE)).containsExactly("mine", "other", "web");
        assertThat(hosts("/range?metric=cpu_usage_percent&step=1h&host=mine,web" + WHOLE))
                .containsExactly("mine", "web");
        assertThat(hosts("/range?metric=cpu_usage_percent&step=1h&group=web" + WHOLE))
                .containsExactly("web");
        assertThat(server.get("/api/v1/range?metric=cpu_usage_percent&group=db").statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api/v1/range?metric=cpu_usage_percent&group=web&host=web")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldKeepThePeaksBesideTheAverage() {
        feed("mine", 1, 100);

        JsonObject series = range("/metrics/mine/range?metric=cpu_usage_percent&step=1h")
                .getJsonArray("series")
                .getJsonObject(0);

        assertThat(series.getJsonArray("min").getDouble(0))
                .isLessThan(series.getJsonArray("average").getDouble(0));
        assertThat(series.getJsonArray("max").getDouble(0))
                .isGreaterThan(series.getJsonArray("average").getDouble(0));
    }

    @ParameterizedTest
    @CsvSource({"COST,422", "BUSY,503", "TIMEOUT,504", "STORE,502", "UNREACHABLE,502", "QUESTION,400"})
    void shouldTellWhyThereIsNoAnswer(HistoryException.Kind kind, int status) {
        feed("mine", 1, ALL);
        store.before((question, cancellation) -> {
            throw HistoryException.of(kind, "it is like this");
        });

        HttpResponse<String> response = server.get("/api/v1/metrics/mine/range?metric=cpu_usage_percent" + WHOLE);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains("\"detail\":\"it is like this\"");
    }

    @Test
    void shouldRefuseAnAggregationThatIsNone() {
        feed("mine", 1, 10);

        assertThat(server.get("/api/v1/metrics/mine/range?metric=cpu_usage_percent&aggregation=avrage")
                        .body())
                .contains("aggregation is 'avrage'; expected one of average, min, max, last, sum, rate");
        assertThat(server.get("/api/v1/metrics/mine/range?metric=cpu_usage_percent&aggregation=rate")
                        .body())
                .contains("the rate of cpu_usage_percent cannot be told: it is a gauge");
    }

    @Test
    void shouldStopAskingWhenTheClientGoes() throws IOException {
        feed("mine", 1, ALL);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        store.before((question, cancellation) -> waitFor(cancellation, asked, cancelled));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(("GET /api/v1/metrics/mine/range?metric=cpu_usage_percent" + WHOLE
                                    + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + TestServer.KEY + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> asked.getCount() == 0);
        }

        await().until(() -> cancelled.getCount() == 0);
    }

    private static void waitFor(Cancellation cancellation, CountDownLatch asked, CountDownLatch cancelled) {
        cancellation.onCancel(cancelled::countDown);
        asked.countDown();
        try {
            cancelled.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cancellation.check();
    }

    private static void hold(CountDownLatch enough) {
        try {
            enough.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Integer> points(String path) {
        return range(path).getJsonArray("series").stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toMap(
                        series -> series.getString("host"),
                        series -> series.getJsonArray("points").size()));
    }

    private List<String> hosts(String path) {
        return range(path).getJsonArray("series").stream()
                .map(series -> ((JsonObject) series).getString("host"))
                .toList();
    }

    private JsonObject range(String path) {
        HttpResponse<String> response = server.get("/api/v1" + path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    private void feed(String host, int first, int last) {
        server.feed(view -> samples(host, first, last)
                .forEach(each -> view.apply(each, each.getTime().toEpochMilli())));
    }

    private void archive(String host, int first, int last) {
        for (HostSample each : samples(host, first, last)) {
            Metrics.read(
                    each,
                    (metric, device, value) -> store.put(
                            new SeriesKey(host, metric, device.name(), device.labels()),
                            each.getTime().toEpochMilli(),
                            value));
        }
    }

    private static List<HostSample> samples(String host, int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(sequence -> sample(host, sequence))
                .toList();
    }
}
