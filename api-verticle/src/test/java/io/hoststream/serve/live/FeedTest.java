package io.hoststream.serve.live;

import static io.hoststream.serve.Samples.alert;
import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.timeOf;
import static io.hoststream.serve.Samples.withDisks;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedTest extends ConversationFixture {
    @Test
    void shouldSendColumnsThenHistoryThenSamples() {
        feed(withDisks("web-1", 1, "vda").build(), withDisks("web-1", 2, "vda").build());
        feed(withDisks("web-1", 3, "vda").build());
        Conversation conversation = authenticated();

        conversation.heard("{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"web-1\"],"
                + "\"metrics\":[\"cpu_usage_percent\",\"disk_read_bytes\"],\"history\":600}");
        feed(withDisks("web-1", 4, "vda").build());

        assertThat(outlet.take())
                .extracting(JsonObject::encode)
                .containsExactly(
                        "{\"type\":\"dict\",\"id\":\"s\",\"sets\":[[0,[[\"cpu_usage_percent\",{}],"
                                + "[\"disk_read_bytes\",{\"device\":\"vda\"}]]]],\"hosts\":[[0,\"web-1\",0]]}",
                        "{\"type\":\"history\",\"id\":\"s\",\"h\":0,\"t\":[" + timeOf(1) + "," + timeOf(2)
                                + "],\"s\":[1,2],\"v\":[[1,2],[123457,123457]]}",
                        "{\"type\":\"data\",\"id\":\"s\",\"d\":[[0," + timeOf(3) + ",3,[3,123457]]]}",
                        "{\"type\":\"data\",\"id\":\"s\",\"d\":[[0," + timeOf(4) + ",4,[4,123457]]]}");
    }

    @Test
    void shouldSendNoHistoryWhereNoneIsWanted() {
        feed(sample("web-1", 1), sample("web-1", 2));
        Conversation conversation = authenticated();

        conversation.heard("{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"*\"]," + CPU + "}");

        assertThat(outlet.takeTypes()).containsExactly("dict", "data");
    }

    @Test
    void shouldGoNoFurtherBackThanIsWanted() {
        for (int i = 1; i <= 100; i++) {
            feed(sample("web-1", i));
        }
        Conversation conversation = authenticated();

        conversation.heard("{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"*\"]," + CPU + ",\"history\":10}");

        JsonArray times = outlet.take().get(1).getJsonArray("t");
        assertThat(times).hasSize(10);
        assertThat(times.getLong(9)).isEqualTo(timeOf(99));
    }

    @Test
    void shouldShowANewHostAsSoonAsItIsHeardOf() {
        Conversation conversation = subscribed("*");

        feed(sample("web-1", 1));
        feed(sample("web-2", 1));

        List<JsonObject> frames = outlet.take();
        assertThat(frames)
                .extracting(frame -> frame.getString("type"))
                .containsExactly("hosts", "dict", "data", "hosts", "dict", "data");
        assertThat(frames.get(4).getJsonArray("hosts").encode()).isEqualTo("[[1,\"web-2\",0]]");
        assertThat(frames.get(4).getJsonArray("sets")).isEmpty();
        assertThat(frames.get(3).containsKey("full")).isFalse();
        assertThat(conversation).isNotNull();
    }

    @Test
    void shouldSendTheColumnsAgainWhenTheyChange() {
        feed(withDisks("web-1", 1, "vda").build());
        Conversation conversation = authenticated();
        conversation.heard("{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"*\"],\"metrics\":[\"disk_read_bytes\"],"
                + "\"history\":60}");
        outlet.take();

        feed(withDisks("web-1", 2, "vda", "vdb").build());

        List<JsonObject> frames = outlet.take();
        assertThat(frames).extracting(frame -> frame.getString("type")).containsExactly("dict", "data");
        assertThat(frames.get(0).getJsonArray("sets").encode())
                .isEqualTo(
                        "[[0,[[\"disk_read_bytes\",{\"device\":\"vda\"}],[\"disk_read_bytes\",{\"device\":\"vdb\"}]]]]");
    }

    @Test
    void shouldNotSendTheColumnsAgainWhenOthersChange() {
        feed(sample("web-1", 1));
        subscribed("*");
        outlet.take();

        feed(withDisks("web-1", 2, "vda").build());

        assertThat(outlet.takeTypes()).containsExactly("data");
    }

    @Test
    void shouldStartOverWhenAHostLeavesAndComesBack() {
        feed(sample("web-1", 1));
        subscribed("*");
        outlet.take();

        view.remove("web-1");
        view.settle(timeOf(1));
        feed(sample("web-1", 2));
        feed(sample("web-2", 2));

        List<JsonObject> frames = outlet.take();
        assertThat(frames)
                .extracting(frame -> frame.getString("type"))
                .containsExactly("hosts", "hosts", "dict", "data", "hosts", "dict", "data");
        assertThat(frames.get(0).getJsonArray("removed")).containsExactly("web-1");
        assertThat(frames.get(2).getJsonArray("hosts").getJsonArray(0).getInteger(0))
                .isZero();
        assertThat(frames.get(5).getJsonArray("hosts").getJsonArray(0).getInteger(0))
                .isEqualTo(1);
    }

    @Test
    void shouldStartOverWhenAHostIsReplacedBetweenTwoLooks() {
        feed(sample("web-1", 1));
        subscribed("*");
        outlet.take();

        view.remove("web-1");
        feed(sample("web-1", 2));

        assertThat(outlet.takeTypes()).contains("dict", "data");
    }

    @Test
    void shouldReplaceASubscriptionWithTheSameId() {
        feed(sample("a", 1), sample("b", 1));
        Conversation conversation = authenticated();
        conversation.heard("{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"a\"]," + CPU + "}");
        conversation.heard("{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"b\"]," + CPU + "}");
        outlet.take();

        feed(sample("a", 2), sample("b", 2));

        assertThat(outlet.take()).flatExtracting(FakeOutlet::sequences).containsExactly(2L);
    }

    @Test
    void shouldEndASubscription() {
        feed(sample("a", 1));
        Conversation conversation = subscribed("*");
        conversation.heard("{\"type\":\"unsubscribe\",\"id\":\"s\"}");
        outlet.take();

        feed(sample("a", 2));

        assertThat(outlet.take()).isEmpty();
    }

    @Test
    void shouldNotShowHostsThatTheKeyDoesNotCover() {
        feed(sample("mine", 1), sample("theirs", 1));
        Conversation conversation = enter();
        conversation.authenticated(MINE);
        conversation.heard("{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"*\"]," + CPU + "}");
        conversation.heard("{\"type\":\"subscribe\",\"id\":\"t\",\"hosts\":[\"theirs\"]," + CPU + "}");
        feed(sample("mine", 2), sample("theirs", 2));
        view.apply(alert("theirs", "a", AlertState.FIRING, Severity.CRITICAL, 1));
        view.settle(timeOf(2));
        view.remove("theirs");
        view.settle(timeOf(2));

        assertThat(outlet.take()).isNotEmpty().noneMatch(frame -> frame.encode().contains("theirs"));
    }
}
