package io.hoststream.notify.channel;

import static io.hoststream.notify.channel.OutsideServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hoststream.avro.Severity;
import io.hoststream.notify.channel.Message.Kind;
import io.hoststream.pipeline.settings.Secret;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackBotTest {

    private static final String TOKEN = "xoxb-123-topsecrettoken";
    private static final String POSTED = "{\"ok\":true,\"message\":{\"ts\":\"9.9\",\"blocks\":[{\"channel\":\"X\"}]},"
            + "\"channel\":\"C042\",\"ts\":\"1503435956.000247\"}";
    private static final Message NEWS = Alerts.news(Alerts.firing("web-1", Severity.WARNING));

    private OutsideServer slack;
    private Channel channel;

    @BeforeEach
    void open() throws Exception {
        slack = new OutsideServer();
        channel = Channels.open(
                new SlackSettings(
                        "ops",
                        Optional.empty(),
                        Optional.of(new Secret(TOKEN)),
                        Optional.of("#alerts"),
                        URI.create(slack.url("/api/")),
                        new Reach(true, false, Optional.empty(), Duration.ofSeconds(2))),
                Alerts.CLOCK,
                (name, failing) -> {});
    }

    @AfterEach
    void close() throws Exception {
        channel.close();
        slack.close();
    }

    @Test
    void shouldPostAndThenChangeTheMessageInPlace() throws Exception {
        slack.then(says(200, POSTED)).then(says(200, POSTED));

        Receipt posted = channel.send(NEWS);
        Receipt changed =
                channel.send(Alerts.following(NEWS, posted.reference().orElseThrow(), Alerts.resolved("web-1")));

        assertThat(posted.reference()).contains("C042/1503435956.000247");
        assertThat(changed).isEqualTo(posted);
        JsonObject first = next("/api/chat.postMessage");
        assertThat(first.getString("channel")).isEqualTo("#alerts");
        JsonObject second = next("/api/chat.update");
        assertThat(second.getString("channel")).isEqualTo("C042");
        assertThat(second.getString("ts")).isEqualTo("1503435956.000247");
        assertThat(second.encode()).contains("RESOLVED");
    }

    @Test
    void shouldPostARepeatAnewSinceAChangeInPlaceAlertsNobody() throws Exception {
        slack.then(says(200, POSTED));

        channel.send(Alerts.message(
                Kind.REPEAT,
                List.of(Alerts.firing("web-1", Severity.CRITICAL)),
                Optional.of("C042/1503435956.000247")));

        assertThat(next("/api/chat.postMessage").encode()).contains("STILL CRITICAL");
    }

    @Test
    void shouldPostAnewWhereTheMessageIsGone() throws Exception {
        slack.then(says(200, "{\"ok\":false,\"error\":\"message_not_found\"}")).then(says(200, POSTED));

        Receipt receipt = channel.send(Alerts.following(NEWS, "C042/1.2", Alerts.resolved("web-1")));

        assertThat(receipt.reference()).contains("C042/1503435956.000247");
        next("/api/chat.update");
        next("/api/chat.postMessage");
    }

    @Test
    void shouldSendTextAloneWhenTheBlocksAreRefused() throws Exception {
        slack.then(says(200, "{\"ok\":false,\"error\":\"msg_blocks_too_long\"}"))
                .then(says(200, POSTED));

        channel.send(NEWS);

        assertThat(next("/api/chat.postMessage").getJsonArray("blocks").size()).isPositive();
        assertThat(next("/api/chat.postMessage").fieldNames()).contains("text").doesNotContain("blocks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_auth", "channel_not_found", "not_in_channel", "token_revoked", "missing_scope"})
    void shouldGiveUpWhenTheWayIsClosed(String error) {
        slack.then(says(200, "{\"ok\":false,\"error\":\"" + error + "\"}"));

        SendException failure = failure();
        assertThat(failure.retriable()).isFalse();
        assertThat(failure).hasMessage("Slack receiver ops: 200 " + error);
        assertThat(slack.requests).hasSize(1);
    }

    @Test
    void shouldWaitWhenThereAreTooManyMessages() {
        slack.then(says(429, "{\"ok\":false,\"error\":\"ratelimited\"}", "Retry-After: 7"))
                .then(says(200, "{\"ok\":false,\"error\":\"internal_error\"}"))
                .then(says(200, "not JSON"));

        assertThat(failure().retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(failure().retriable()).isTrue();
        assertThat(failure().retriable()).isTrue();
    }

    private SendException failure() {
        SendException failure = catchThrowableOfType(SendException.class, () -> channel.send(NEWS));
        assertThat(failure.getMessage()).doesNotContain("topsecret");
        return failure;
    }

    private JsonObject next(String path) {
        OutsideServer.Request request = slack.requests.remove();
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.headers()).containsEntry("Authorization", "Bearer " + TOKEN);
        return SlackLimits.check(request.body().getBytes(StandardCharsets.UTF_8));
    }
}
