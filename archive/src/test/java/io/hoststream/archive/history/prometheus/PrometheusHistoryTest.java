package io.hoststream.archive.history.prometheus;

import static io.hoststream.archive.history.Stored.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoststream.archive.history.Aggregation;
import io.hoststream.archive.history.Answer;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.CostLimit;
import io.hoststream.archive.history.HistoryException;
import io.hoststream.archive.history.HistoryException.Kind;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.Selection;
import io.hoststream.schema.metric.Metric;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is sent, and how failures are told, against a server that answers what it is told to. */
class PrometheusHistoryTest {

    private static final String EMPTY = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
    private static final String PROBED = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":"
            + "[{\"metric\":{},\"value\":[1700000000,\"%s\"]}]}}";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> headers = new CopyOnWriteArrayList<>();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final LoopbackServer server = new LoopbackServer(this::answer);
    private int status = 200;
    private Function<String, String> answers =
            form -> form.contains("vector(1)") ? String.format(Locale.ROOT, PROBED, "3") : EMPTY;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        hanging.countDown();
        server.close();
    }

    @Test
    void shouldAskForWindowsThatHoldABucketWhereBothEndsAreClosed() {
        ask(Metric.CPU_USER_TIME, OptionalLong.of(60_000), Optional.of(Aggregation.RATE));

        assertThat(asked)
                .anyMatch(form -> form.contains("query_range")
                        && form.contains("query=rate(host_cpu_seconds_total{host=\"a\",mode=\"user\"}[59999ms])"));
    }

    @Test
    void shouldAskForWholeWindowsWhereTheirBeginningIsOpen() {
        answers = form -> form.contains("vector(1)") ? String.format(Locale.ROOT, PROBED, "2") : EMPTY;

        ask(Metric.CPU_USER_TIME, OptionalLong.of(60_000), Optional.of(Aggregation.RATE));

        assertThat(asked).anyMatch(form -> form.contains("[60000ms])"));
    }

    @Test
    void shouldSendItsHeaders() {
        ask(Metric.CPU_USAGE_PERCENT, OptionalLong.empty(), Optional.empty());

        assertThat(headers).contains("authorization=Bearer secret", "x-scope-orgid=team-a");
    }

    @Test
    void shouldRefuseAMetricThatIsNotExported() {
        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> ask(Metric.CPU_USER_PERCENT, OptionalLong.empty(), Optional.empty()))
                .withMessageContaining("cpu_user_percent is not exported to Prometheus")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.QUESTION));
    }

    @Test
    void shouldTellWhatTheStoreSaid() {
        status = 422;
        answers = form -> "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"too many samples\"}";

        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> ask(Metric.CPU_USAGE_PERCENT, OptionalLong.empty(), Optional.empty()))
                .withMessageContaining("(422): too many samples")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.COST));
    }

    @Test
    void shouldNameTheSettingsOfCredentialsAndNotShowThem() {
        status = 401;

        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> ask(Metric.CPU_USAGE_PERCENT, OptionalLong.empty(), Optional.empty()))
                .withMessageContaining("history.password")
                .withMessageContaining("/prom (history.url)")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden", "secret"));
    }

    @Test
    void shouldSayThatNobodyAnswers() {
        server.close();

        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> ask(Metric.CPU_USAGE_PERCENT, OptionalLong.empty(), Optional.empty()))
                .withMessageContaining("does not answer")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }

    @Test
    void shouldRefuseAPageOfAProxy() {
        answers = form -> "<html>welcome</html>";

        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> ask(Metric.CPU_USAGE_PERCENT, OptionalLong.empty(), Optional.empty()))
                .withMessageContaining("cannot be read")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.STORE));
    }

    @Test
    void shouldNotReadAnAnswerWithoutEnd() {
        answers = form -> " ".repeat(100_000);

        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> ask(Metric.CPU_USAGE_PERCENT, OptionalLong.empty(), Optional.empty()))
                .withMessageContaining("longer than")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.COST));
    }

    @Test
    void shouldStopWaitingWhenTheQuestionIsTakenBack() {
        Cancellation cancellation = new Cancellation();
        answers = form -> {
            cancellation.cancel();
            hang();
            return EMPTY;
        };

        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> history().range(question(Metric.CPU_USAGE_PERCENT), cancellation))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
    }

    private Answer ask(Metric metric, OptionalLong step, Optional<Aggregation> aggregation) {
        return history()
                .range(
                        new RangeQuestion(Selection.of(metric, "a"), at(0), at(600), step, aggregation),
                        new Cancellation());
    }

    private static RangeQuestion question(Metric metric) {
        return new RangeQuestion(Selection.of(metric, "a"), at(0), at(600), OptionalLong.empty(), Optional.empty());
    }

    private PrometheusHistory history() {
        URI url = URI.create("http://user:hidden@127.0.0.1:" + server.port() + "/prom");
        Map<String, String> sent = Map.of("Authorization", "Bearer secret", "X-Scope-OrgID", "team-a");
        return new PrometheusHistory(
                new PrometheusSettings(url, sent, Duration.ofSeconds(10), 1, 50_000, new CostLimit(1000, 10_000)));
    }

    private LoopbackServer.Reply answer(LoopbackServer.Request request) {
        String form = request.path() + "?" + URLDecoder.decode(request.body(), StandardCharsets.UTF_8);
        asked.add(form);
        request.headers().forEach((name, value) -> headers.add(name + "=" + value));
        return new LoopbackServer.Reply(status, answers.apply(form));
    }

    private void hang() {
        try {
            hanging.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
