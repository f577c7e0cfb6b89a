package io.hoststream.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.notify.channel.Message.Kind;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlackPayloadTest {

    @Test
    void shouldSayWhatIsWrongWhereAndWhatToDo() {
        JsonObject json = payload(Alerts.news(Alerts.firing("web-1", Severity.CRITICAL)));

        assertThat(json.getJsonArray("blocks")
                        .getJsonObject(0)
                        .getJsonObject("text")
                        .getString("text"))
                .isEqualTo("🔴 CRITICAL: cpu on web-1");
        assertThat(json.encode())
                .contains("*CRITICAL* cpu on *web-1*")
                .contains("CPU of web-1 is at 97.3 %")
                .contains("<https://runbooks.example/cpu?a=1&amp;b=2|Runbook>")
                .contains("<https://page.example/#/host/hostid-web-1?at=1|Open>")
                .contains("fired 3 times lately");
        assertThat(json.getString("text")).startsWith("🔴 CRITICAL: cpu on web-1");
    }

    @Test
    void shouldSayThatItIsOverAndHowLongItLasted() {
        JsonObject json = payload(Alerts.news(Alerts.resolved("web-1")));

        assertThat(json.encode()).contains("🟢 RESOLVED: cpu on web-1", "*RESOLVED*", "lasted 3m12s");
    }

    @Test
    void shouldCountWhatHasNoRoom() {
        List<Item> many = Alerts.items(10_000, AlertState.FIRING, new Random(1));
        Message message = new Message("g", Map.of(), Kind.DIGEST, many, List.of(), 5, "", Optional.empty());

        JsonObject json = payload(message);

        int listed = json.getJsonArray("blocks").size() - 2;
        assertThat(json.getJsonArray("blocks").encode()).contains("and " + (10_005 - listed) + " more");
        assertThat(listed).isGreaterThan(3);
    }

    @Test
    void shouldHaveSomethingToSayWithoutAlerts() {
        for (Kind kind : Kind.values()) {
            JsonObject json = payload(Alerts.message(kind, List.of(), Optional.empty()));
            assertThat(json.getJsonArray("blocks").size()).isPositive();
        }
    }

    @Test
    void shouldStayWithinWhatSlackTakesWhateverNamesAreLike() {
        Random random = new Random(20260301);
        for (int number = 0; number < 2500; number++) {
            SlackPayload payload = new SlackPayload(Alerts.nasty(random));
            SlackLimits.check(payload.full(Map.of()));
            SlackLimits.check(payload.plain(Map.of("channel", "C1")));
        }
    }

    private static JsonObject payload(Message message) {
        return SlackLimits.check(new SlackPayload(message).full(Map.of()));
    }
}
