package io.hoststream.notify.channel;

import static io.hoststream.notify.channel.OutsideServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hoststream.avro.Severity;
import io.hoststream.pipeline.settings.Secret;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackWebhookTest {

    private static final String PATH = "/services/T00000000/B00000000/tokenXXXXXXXXXXXXXXXX";
    private static final Message NEWS = Alerts.news(Alerts.firing("web-1", Severity.WARNING));

    private OutsideServer slack;
    private Channel channel;

    @BeforeEach
    void open() throws Exception {
        slack = new OutsideServer();
        channel = open(Duration.ofMillis(700), true);
    }

    private Channel open(Duration timeout, boolean allowPrivate) {
        SlackSettings settings = new SlackSettings(
                "ops",
                Optional.of(new Secret(slack.url(PATH))),
                Optional.empty(),
                Optional.empty(),
                SlackSettings.SLACK,
                new Reach(allowPrivate, false, Optional.empty(), timeout));
        return new SlackWebhook(settings, Alerts.CLOCK);
    }

    @AfterEach
    void close() throws Exception {
        channel.close();
        slack.close();
    }

    @Test
    void shouldBeTakenWhenSlackSaysOk() throws Exception {
        assertThat(channel.send(NEWS)).isEqualTo(Receipt.NOTHING);

        OutsideServer.Request request = slack.requests.remove();
        assertThat(request.line()).isEqualTo("POST " + PATH + " HTTP/1.1");
        assertThat(request.headers()).containsEntry("Content-Type", "application/json; charset=utf-8");
        SlackLimits.check(request.body().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldPassOnHowLongSlackWantsToBeLeftAlone() {
        slack.then(says(429, "rate_limited", "Retry-After: 30"));

        SendException failure = failure();
        assertThat(failure.retriable()).isTrue();
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(failure).hasMessage("Slack receiver ops: 429 rate_limited");
        assertThat(slack.requests).hasSize(1);
    }

    @Test
    void shouldComeBackAfterAFaultOfSlack() {
        slack.then(says(500, "rollup_error")).then(says(503, "")).then(says(200, "<html>portal</html>"));

        assertThat(failure().retriable()).isTrue();
        assertThat(failure().retriable()).isTrue();
        assertThat(failure().retriable()).isTrue();
        assertThat(slack.requests).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void shouldSendTextAloneWhenTheBlocksAreRefused(int status) throws Exception {
        slack.then(says(status, "invalid_blocks"));

        channel.send(NEWS);

        assertThat(fields()).contains("text", "blocks");
        assertThat(fields()).contains("text").doesNotContain("blocks");
    }

    @Test
    void shouldGiveUpWhenTextAloneIsRefusedToo() {
        slack.then(says(400, "invalid_payload")).then(says(400, "invalid_payload"));

        SendException failure = failure();
        assertThat(failure.retriable()).isFalse();
        assertThat(failure).hasMessage("Slack receiver ops: 400 invalid_payload");
        assertThat(slack.requests).hasSize(2);
    }

    @Test
    void shouldGiveUpAtOnceWhenTheWayIsClosed() {
        slack.then(says(404, "no_service"))
                .then(says(410, "channel_is_archived"))
                .then(says(200, "channel_not_found"));

        assertThat(failure().retriable()).isFalse();
        assertThat(failure().retriable()).isFalse();
        assertThat(failure().retriable()).isFalse();
        assertThat(slack.requests).hasSize(3);
    }

    @Test
    void shouldFollowNoRedirect() {
        slack.then(says(307, "", "Location: http://169.254.169.254/latest"));

        assertThat(failure().retriable()).isFalse();
        assertThat(slack.requests).hasSize(1);
    }

    @Test
    void shouldLeaveWhoHangsTricklesOrResets() {
        slack.then(OutsideServer.hangs()).then(OutsideServer.trickles()).then(OutsideServer.resets());

        for (int number = 0; number < 3; number++) {
            long start = System.nanoTime();
            SendException failure = failure();
            assertThat(failure.retriable()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        }
    }

    @Test
    void shouldSayInWordsThatNobodyListens() throws Exception {
        SlackSettings nowhere = new SlackSettings(
                "ops",
                Optional.of(new Secret("http://127.0.0.1:1" + PATH)),
                Optional.empty(),
                Optional.empty(),
                SlackSettings.SLACK,
                new Reach(true, false, Optional.empty(), Duration.ofSeconds(5)));
        try (Channel gone = new SlackWebhook(nowhere, Alerts.CLOCK)) {
            SendException failure = catchThrowableOfType(SendException.class, () -> gone.send(NEWS));
            assertThat(failure.retriable()).isTrue();
            assertThat(failure)
                    .hasMessage("Slack receiver ops: no connection: nobody listens there, or it is out of reach");
        }
    }

    @Test
    void shouldNotReadTenMegabytes() {
        slack.then(says(500, "x".repeat(10 << 20)));

        assertThat(failure()).hasMessageStartingWith("Slack receiver ops: 500 xxx");
        assertThat(failure(slackSaying(says(200, "x".repeat(10 << 20)))).getMessage())
                .hasSizeLessThan(400);
    }

    @Test
    void shouldNotReachMachinesNearbyUnlessAllowed() throws Exception {
        channel.close();
        channel = open(Duration.ofSeconds(5), true);
        channel.send(NEWS);
        SlackSettings strict = new SlackSettings(
                "ops",
                Optional.of(new Secret("https://127.0.0.1:" + slack.port() + PATH)),
                Optional.empty(),
                Optional.empty(),
                SlackSettings.SLACK,
                Reach.INTERNET);
        try (Channel near = new SlackWebhook(strict, Alerts.CLOCK)) {
            SendException failure = catchThrowableOfType(SendException.class, () -> near.send(NEWS));
            assertThat(failure).hasMessageContaining("127.0.0.1 is an address of this machine");
            assertThat(failure.retriable()).isFalse();
        }
        assertThat(slack.requests).hasSize(1);
    }

    @Test
    void shouldSayNothingOfTheAddressEvenIfSlackDoes() {
        slack.then(says(500, "no hook at " + PATH + " token tokenXXXXXXXXXXXXXXXX"));

        assertThat(failure().getMessage()).doesNotContain("tokenXXXX", PATH);
    }

    private OutsideServer slackSaying(OutsideServer.Behaviour behaviour) {
        return slack.then(behaviour);
    }

    private SendException failure(OutsideServer ignored) {
        assertThat(ignored).isSameAs(slack);
        return failure();
    }

    private SendException failure() {
        SendException failure = catchThrowableOfType(SendException.class, () -> channel.send(NEWS));
        assertThat(failure.getMessage()).doesNotContain("tokenXXXX");
        return failure;
    }

    private Set<String> fields() {
        return new JsonObject(slack.requests.remove().body()).fieldNames();
    }
}
