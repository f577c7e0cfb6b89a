package io.hoststream.notify.channel;

import static io.hoststream.notify.channel.OutsideServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hoststream.avro.Severity;
import io.hoststream.notify.channel.Message.Kind;
import io.hoststream.pipeline.settings.Secret;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookChannelTest {

    private static final String SECRET = "a-secret-of-many-letters";
    private static final Message NEWS =
            Alerts.news(Alerts.firing("web-1", Severity.CRITICAL), Alerts.resolved("web-2"));

    private OutsideServer server;
    private Channel channel;

    @BeforeEach
    void open() throws Exception {
        server = new OutsideServer();
        channel = Channels.open(
                new WebhookSettings(
                        "pager",
                        new Secret(server.url("/in/hook-token-4711?key=querysecret")),
                        Optional.of(new Secret(SECRET)),
                        Map.of("X-Api-Key", new Secret("headersecret")),
                        new Reach(true, false, Optional.empty(), Duration.ofMillis(900))),
                Alerts.CLOCK,
                (name, failing) -> {});
    }

    @AfterEach
    void close() throws Exception {
        channel.close();
        server.close();
    }

    @Test
    void shouldSendAllThatIsKnownSigned() throws Exception {
        server.then(says(202, ""));

        channel.send(NEWS);

        OutsideServer.Request request = server.requests.remove();
        assertThat(request.path()).isEqualTo("/in/hook-token-4711?key=querysecret");
        String timestamp = String.valueOf(request.headers().get("X-Hoststream-Timestamp"));
        assertThat(timestamp).isEqualTo(Long.toString(Alerts.CLOCK.instant().getEpochSecond()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signed = mac.doFinal((timestamp + "." + request.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(request.headers())
                .containsEntry(
                        "X-Hoststream-Signature", "sha256=" + HexFormat.of().formatHex(signed))
                .containsEntry("X-Api-Key", "headersecret");
        JsonObject body = new JsonObject(request.body());
        assertThat(body.getString("schema")).isEqualTo("hoststream/notification/1");
        assertThat(body.getString("delivery")).isEqualTo(request.headers().get("X-Hoststream-Delivery"));
        JsonObject alert = body.getJsonArray("firing").getJsonObject(0);
        assertThat(alert.getString("host")).isEqualTo("web-1");
        assertThat(alert.getDouble("value")).isEqualTo(97.3);
        assertThat(alert.getJsonObject("cause").getLong("lastOffset")).isEqualTo(42);
        assertThat(alert.getJsonObject("labels").getString("team")).isEqualTo("db");
        assertThat(body.getJsonArray("resolved").size()).isEqualTo(1);
    }

    @Test
    void shouldHaveEveryFieldOfTheEvent() {
        String body = new String(WebhookBody.of(NEWS, "d"), StandardCharsets.UTF_8);
        JsonObject alert = new JsonObject(body).getJsonArray("firing").getJsonObject(0);

        assertThat(alert.fieldNames())
                .containsAll(NEWS.firing().get(0).event().getSchema().getFields().stream()
                        .map(field -> field.name())
                        .toList());
    }

    @Test
    void shouldKeepTheNameOfAMessageThatIsSentAgain() throws Exception {
        server.then(says(503, "", "Retry-After: Sun, 01 Mar 2026 02:25:30 GMT"))
                .then(says(429, "", "Retry-After: 99999999"));

        assertThat(failure().retryAfter()).contains(Duration.ofMinutes(1));
        assertThat(failure().retryAfter()).contains(Duration.ofHours(1));
        channel.send(NEWS);
        channel.send(Alerts.news(Alerts.resolved("web-1")));

        String first = delivery();
        assertThat(delivery()).isEqualTo(first);
        assertThat(delivery()).isEqualTo(first);
        assertThat(delivery()).isNotEqualTo(first);
    }

    @Test
    void shouldNameARepeatAnew() throws Exception {
        Message repeat =
                Alerts.message(Kind.REPEAT, List.of(Alerts.firing("web-1", Severity.WARNING)), Optional.empty());

        channel.send(repeat);
        channel.send(repeat);

        assertThat(delivery()).isNotEqualTo(delivery());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404, 410, 413})
    void shouldGiveUpWhatIsRefused(int status) {
        server.then(says(status, "no key querysecret headersecret " + SECRET + " hook-token-4711"));

        SendException failure = failure();
        assertThat(failure.retriable()).isFalse();
        assertThat(failure).hasMessageStartingWith("Webhook receiver pager: " + status + " no key ***");
    }

    @Test
    void shouldComeBackAfterAReset() {
        server.then(OutsideServer.resets()).then(OutsideServer.hangs());

        assertThat(failure().retriable()).isTrue();
        assertThat(failure().getMessage()).contains("no whole answer in time");
    }

    @Test
    void shouldMakeJsonOfWhateverNamesAreLikeWithinABound() {
        Random random = new Random(7);
        for (int number = 0; number < 2000; number++) {
            Message message = Alerts.nasty(random);
            byte[] body = WebhookBody.of(message, "d");
            JsonObject json = new JsonObject(new String(body, StandardCharsets.UTF_8));
            int listed = json.getJsonArray("firing").size()
                    + json.getJsonArray("resolved").size();
            int all = message.firing().size() + message.resolved().size() + message.more();
            assertThat(body.length).isLessThan(2_000_000);
            assertThat(listed + json.getInteger("more")).isEqualTo(all);
        }
    }

    private String delivery() {
        return String.valueOf(server.requests.remove().headers().get("X-Hoststream-Delivery"));
    }

    private SendException failure() {
        SendException failure = catchThrowableOfType(SendException.class, () -> channel.send(NEWS));
        assertThat(failure.getMessage()).doesNotContain("secret", "4711");
        return failure;
    }
}
