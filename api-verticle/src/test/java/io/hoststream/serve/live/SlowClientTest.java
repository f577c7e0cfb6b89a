package io.hoststream.serve.live;

import static io.hoststream.serve.Samples.alert;
import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.timeOf;
import static io.hoststream.serve.Samples.withCores;
import static io.hoststream.serve.Samples.withRoot;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlowClientTest extends ConversationFixture {

    /** Cores of a host whose one sample fills a frame. */
    private static final int WIDE = 9900;

    @Test
    void shouldConflateForASlowClientAndSayHowManyItMissed() {
        feed(sample("web-1", 1));
        subscribed("*");
        outlet.take();

        outlet.room(1);
        for (int i = 2; i <= 12; i++) {
            feed(sample("web-1", i));
        }
        assertThat(outlet.take()).flatExtracting(FakeOutlet::sequences).containsExactly(2L);
        drain();

        List<JsonObject> frames = outlet.take();
        assertThat(frames).hasSize(1);
        assertThat(frames.get(0).getJsonArray("d").encode()).isEqualTo("[[0," + timeOf(12) + ",12,[12],9]]");
        assertThat(meters.get("hoststream.serve.conflated").counter().count()).isEqualTo(9);

        feed(sample("web-1", 13));
        assertThat(outlet.take().get(0).getJsonArray("d").encode()).isEqualTo("[[0," + timeOf(13) + ",13,[13]]]");
    }

    @Test
    void shouldGiveASlowClientTheValuesThatItMissed() {
        feed(sample("web-1", 1));
        Conversation conversation = authenticated();
        conversation.heard(
                "{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"*\"],\"metrics\":[\"disk_usage_percent\"]}");
        outlet.take();

        outlet.room(0);
        feed(withRoot("web-1", 2, 42).build());
        feed(sample("web-1", 3));
        drain();
        feed(sample("web-1", 4));

        List<JsonObject> frames = outlet.take();
        assertThat(frames).extracting(frame -> frame.getString("type")).containsExactly("dict", "data", "data");
        assertThat(frames.get(1).getJsonArray("d").encode()).isEqualTo("[[0," + timeOf(3) + ",3,[42]]]");
        assertThat(frames.get(2).getJsonArray("d").encode()).isEqualTo("[[0," + timeOf(4) + ",4,[null]]]");
    }

    @Test
    void shouldServeTheHostsInTurnToASlowClient() {
        authenticated().heard("{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"*\"],\"metrics\":[\"*\"]}");
        List<String> hosts = List.of("a", "b", "c");
        hosts.forEach(host -> feed(withCores(host, 1, WIDE)));
        outlet.take();
        outlet.room(0);
        for (int i = 2; i <= 4; i++) {
            for (String host : hosts) {
                feed(withCores(host, i, WIDE));
            }
            outlet.room(1);
            current().drained();
        }

        assertThat(outlet.take())
                .flatExtracting(FakeOutlet::samples)
                .extracting(sample -> sample.getInteger(0))
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void shouldPassOnEveryAlertAlsoToASlowClient() {
        subscribed("*");
        outlet.take();
        outlet.room(0);
        for (int i = 1; i <= 500; i++) {
            view.apply(alert("web-1", "a" + i, AlertState.FIRING, Severity.WARNING, i));
        }
        drain();

        assertThat(outlet.take())
                .filteredOn(frame -> frame.getString("type").equals("alert"))
                .extracting(frame -> frame.getJsonObject("event").getString("id"))
                .containsExactlyElementsOf(Stream.iterate(1, i -> i + 1)
                        .limit(500)
                        .map(i -> "a" + i)
                        .toList());
    }

    @Test
    void shouldCloseAClientThatDoesNotTakeItsAlerts() {
        subscribed("*");
        outlet.room(0);
        for (int i = 0; i <= LiveLimits.ALERTS_WAITING; i++) {
            view.apply(alert("web-1", "a" + i, AlertState.FIRING, Severity.WARNING, 1));
        }

        assertThat(outlet.closed()).isEqualTo(CloseCode.TRY_LATER);
    }

    @Test
    void shouldSendASlowClientTheWholeListOfHostsOnce() {
        subscribed("a");
        outlet.take();
        outlet.room(0);
        for (int i = 0; i < 50; i++) {
            feed(sample("b" + i, 1));
        }
        drain();

        List<JsonObject> frames = outlet.take();
        assertThat(frames).hasSize(1);
        assertThat(frames.get(0).getBoolean("full")).isTrue();
        assertThat(frames.get(0).getJsonArray("hosts")).hasSize(50);
    }

    @Test
    void shouldCloseAClientThatTakesNothingAndCutItWhenTheCloseDoesNotArrive() {
        subscribed("*");
        outlet.room(0);
        hub.tick(1000);
        hub.tick(30_999);
        assertThat(outlet.closed()).isNull();

        hub.tick(31_000);
        assertThat(outlet.closed()).isEqualTo(CloseCode.TRY_LATER);
        hub.tick(32_000);
        assertThat(outlet.aborted()).isFalse();
        hub.tick(37_000);
        assertThat(outlet.aborted()).isTrue();
    }

    @Test
    void shouldNotCloseAClientThatIsFullNowAndThen() {
        subscribed("*");
        for (int i = 1; i <= 50; i++) {
            outlet.room(0);
            hub.tick(i * 1000L);
            outlet.room(10);
            current().drained();
            current().alive();
        }

        assertThat(outlet.closed()).isNull();
    }
}
