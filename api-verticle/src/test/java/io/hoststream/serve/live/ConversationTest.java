package io.hoststream.serve.live;

import static io.hoststream.serve.Samples.START;
import static io.hoststream.serve.Samples.alert;
import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.silence;
import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.serve.view.HostView;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationTest extends ConversationFixture {
    @Test
    void shouldWelcomeWithHostsAndAlerts() {
        feed(sample("web-1", 1));
        view.apply(alert("web-1", "a", AlertState.FIRING, Severity.CRITICAL, 1));
        view.settle(timeOf(1));
        Conversation conversation = enter();
        assertThat(outlet.take()).isEmpty();

        conversation.heard("{\"type\":\"auth\",\"token\":\"all\"}");

        List<JsonObject> frames = outlet.take();
        assertThat(frames)
                .extracting(frame -> frame.getString("type"))
                .containsExactly("welcome", "hosts", "silences", "alerts");
        assertThat(frames.get(0).encode())
                .isEqualTo("{\"type\":\"welcome\",\"protocol\":\"hoststream.v1\",\"heartbeatMs\":15000,\"serverTime\":"
                        + START + ",\"maySilence\":false}");
        assertThat(frames.get(1).getBoolean("full")).isTrue();
        assertThat(frames.get(1).getJsonArray("hosts").getJsonObject(0).getString("status"))
                .isEqualTo("CRITICAL");
        assertThat(frames.get(1).getJsonArray("hosts").getJsonObject(0).getInteger("intervalMs"))
                .isEqualTo(1000);
        assertThat(frames.get(3).getJsonArray("alerts").getJsonObject(0).getString("id"))
                .isEqualTo("a");
    }

    @Test
    void shouldSendTheOpenAlertsAgainWhenThePastWasReadIn() {
        subscribed("*");
        outlet.take();

        view.replay(alert("web-1", "a", AlertState.FIRING, Severity.WARNING, 1));
        view.settle(START);

        List<JsonObject> frames = outlet.take();
        assertThat(frames).extracting(frame -> frame.getString("type")).containsExactly("alerts");
        assertThat(frames.get(0).getJsonArray("alerts")).hasSize(1);
    }

    @Test
    void shouldSendSilencesAndTheirChanges() {
        view.apply("first", silence("first", "web-*", 600));
        subscribed("*");
        outlet.take();

        view.apply("second", silence("second", "web-*", 600));
        view.apply("second", silence("second", "web-*", 300));
        view.apply("second", silence("second", "web-*", 300));

        assertThat(outlet.take())
                .extracting(frame -> frame.getString("type") + " "
                        + frame.getJsonObject("silence").getLong("until"))
                .containsExactly("silence " + timeOf(600), "silence " + timeOf(300));
        view.replay("first", null);
        view.settle(START);
        List<JsonObject> frames = outlet.take();
        assertThat(frames).extracting(frame -> frame.getString("type")).containsExactly("silences");
        assertThat(frames.get(0).getJsonArray("silences"))
                .extracting(one -> ((JsonObject) one).getString("id"))
                .containsExactly("second");
    }

    @Test
    void shouldSendAllSilencesToAClientThatDidNotTakeAChange() {
        subscribed("*");
        outlet.take();

        outlet.room(0);
        view.apply("a", silence("a", "web-*", 600));
        view.apply("b", silence("b", "web-*", 600));
        drain();

        List<JsonObject> frames = outlet.take();
        assertThat(frames).extracting(frame -> frame.getString("type")).containsExactly("silences");
        assertThat(frames.get(0).getJsonArray("silences")).hasSize(2);
    }

    @Test
    void shouldAnswerPingsAndSendHeartbeats() {
        Conversation conversation = authenticated();

        conversation.heard("{\"type\":\"ping\"}");
        assertThat(outlet.takeTypes()).containsExactly("pong");
        hub.tick(14_999);
        assertThat(outlet.takeTypes()).isEmpty();
        hub.tick(15_000);
        assertThat(outlet.takeTypes()).containsExactly("ping");
        assertThat(outlet.pings()).isEqualTo(1);
    }

    @Test
    void shouldCloseAClientThatGivesNoSignOfLife() {
        authenticated();
        for (int i = 1; i <= 3; i++) {
            hub.tick(i * 15_000L);
        }
        assertThat(outlet.closed()).isNull();

        hub.tick(60_000);

        assertThat(outlet.closed()).isEqualTo(CloseCode.TIMEOUT);
    }

    @Test
    void shouldKeepAClientWhoseSoftwareAnswersPings() {
        Conversation conversation = authenticated();
        for (int i = 1; i <= 20; i++) {
            hub.tick(i * 15_000L);
            conversation.alive();
        }

        assertThat(outlet.closed()).isNull();
    }

    @Test
    void shouldCloseAClientThatSendsNoKey() {
        enter();
        hub.tick(4999);
        assertThat(outlet.closed()).isNull();

        hub.tick(5000);

        assertThat(outlet.closed()).isEqualTo(CloseCode.TIMEOUT);
        assertThat(outlet.take().get(0).getInteger("code")).isEqualTo(4408);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "nonsense | 4400 | not JSON",
                "[1] | 4400 | not a JSON object",
                "null | 4400 | not a JSON object",
                "{} | 4400 | type is missing",
                "{\"type\":7} | 4400 | type is missing or not a text",
                "{\"type\":\"sing\"} | 4400 | type 'sing' is not known; expected one of auth, subscribe",
                "{\"type\":\"auth\"} | 4400 | token is missing",
                "{\"type\":\"auth\",\"token\":\"wrong\"} | 4401 | the key is not valid",
                "{\"type\":\"auth\",\"token\":\"nothing\"} | 4403 | the key may not read",
                "{\"type\":\"ping\"} | 4401 | first",
                "{\"type\":\"unsubscribe\",\"id\":\"s\"} | 4401 | first"
            })
    void shouldCloseOnABadFirstMessage(String message, int code, String detail) {
        enter().heard(message);

        assertClosed(code, detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"type\":\"subscribe\",\"hosts\":[\"*\"],\"metrics\":[\"*\"]} | id is missing",
                "{\"type\":\"subscribe\",\"id\":\"\",\"hosts\":[\"*\"],\"metrics\":[\"*\"]} | id is ''; expected 1 to 64",
                "{\"type\":\"subscribe\",\"id\":\"s\",\"metrics\":[\"*\"]} | hosts is missing",
                "{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[],\"metrics\":[\"*\"]} | hosts is missing, empty",
                "{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":\"*\",\"metrics\":[\"*\"]} | hosts is missing",
                "{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[7],\"metrics\":[\"*\"]} | hosts holds '7'",
                "{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"a b\"],\"metrics\":[\"*\"]} | hosts names 'a b'",
                "{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"*\"],\"metrics\":[\"cpu_usage_percnt\"]} | did you mean cpu_usage_percent?",
                "{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"*\"],\"metrics\":[\"*\"],\"history\":-1} | history is '-1'",
                "{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"*\"],\"metrics\":[\"*\"],\"history\":\"x\"} | history is 'x'",
                "{\"type\":\"auth\",\"token\":\"wrong\"} | the key is not valid"
            })
    void shouldCloseOnABadMessageLaterOn(String message, String detail) {
        Conversation conversation = authenticated();
        conversation.heard(message);

        assertClosed(message.contains("auth") ? 4401 : 4400, detail);
    }

    @Test
    void shouldIgnoreMembersThatItDoesNotKnow() {
        Conversation conversation = authenticated();
        conversation.heard(
                "{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"*\"]," + CPU + ",\"history\":99999999,\"maxHz\":2}");

        assertThat(outlet.closed()).isNull();
    }

    @Test
    void shouldBoundTheSubscriptionsOfAClient() {
        Conversation conversation = authenticated();
        for (int i = 0; i < LiveLimits.SUBSCRIPTIONS; i++) {
            conversation.heard("{\"type\":\"subscribe\",\"id\":\"s" + i + "\",\"hosts\":[\"*\"]," + CPU + "}");
        }
        conversation.heard("{\"type\":\"subscribe\",\"id\":\"s0\",\"hosts\":[\"*\"]," + CPU + "}");
        assertThat(outlet.closed()).isNull();

        conversation.heard("{\"type\":\"subscribe\",\"id\":\"more\",\"hosts\":[\"*\"]," + CPU + "}");

        assertClosed(4400, "at most 32 subscriptions");
    }

    @Test
    void shouldLeaveNothingBehind() {
        feed(sample("a", 1));
        Conversation conversation = subscribed("*");
        assertThat(meters.get("hoststream.serve.clients").gauge().value()).isEqualTo(1);

        conversation.closed();
        outlet.take();
        feed(sample("a", 2));
        view.apply(alert("a", "x", AlertState.FIRING, Severity.CRITICAL, 1));
        hub.tick(100_000);

        assertThat(outlet.take()).isEmpty();
        assertThat(meters.get("hoststream.serve.clients").gauge().value()).isZero();
    }

    @Test
    void shouldTellClientsThatTheServerStops() {
        authenticated();
        hub.stop();

        assertThat(outlet.closed()).isEqualTo(CloseCode.GOING_AWAY);
    }

    @Test
    void shouldSayWhichHostsAreWatchedOneAtATime() {
        feed(sample("web-1", 1), sample("web-2", 1), sample("mine", 1));
        Conversation conversation = authenticated();
        conversation.heard("{\"type\":\"subscribe\",\"id\":\"all\",\"hosts\":[\"*\"]," + CPU + "}");
        conversation.heard("{\"type\":\"subscribe\",\"id\":\"two\",\"hosts\":[\"web-1\",\"web-2\"]," + CPU + "}");
        conversation.heard("{\"type\":\"subscribe\",\"id\":\"none\",\"hosts\":[\"unheard-of\"]," + CPU + "}");
        assertThat(hub.watched()).isEmpty();

        conversation.heard("{\"type\":\"subscribe\",\"id\":\"one\",\"hosts\":[\"web-2\"]," + CPU + "}");
        assertThat(hub.watched()).extracting(HostView::host).containsExactly("web-2");

        conversation.closed();
        assertThat(hub.watched()).isEmpty();
    }

    @Test
    void shouldNotBoostAHostForSomebodyWhoMayNotSeeIt() {
        feed(sample("web-1", 1), sample("mine", 1));
        Conversation conversation = enter();
        conversation.heard("{\"type\":\"auth\",\"token\":\"mine\"}");
        conversation.heard("{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"web-1\"]," + CPU + "}");

        assertThat(hub.watched()).isEmpty();
    }
}
