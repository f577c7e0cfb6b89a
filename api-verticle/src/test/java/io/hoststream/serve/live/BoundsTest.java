package io.hoststream.serve.live;

import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostSample;
import io.hoststream.schema.alert.Glob;
import io.hoststream.serve.Samples;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.access.Permission;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who sees what for how long, how often, and in what bounds. */
class BoundsTest extends ConversationFixture {

    @Test
    void shouldCloseAClientThatSaysTooMuch() {
        Conversation conversation = authenticated();
        for (int second = 0; second < 3; second++) {
            for (int i = 0; i < LiveLimits.MESSAGES_A_SECOND - 1; i++) {
                conversation.heard("{\"type\":\"pong\"}");
            }
            hub.tick(second);
        }
        assertThat(outlet.closed()).isNull();

        for (int i = 0; i <= LiveLimits.MESSAGES_A_SECOND; i++) {
            conversation.heard("{\"type\":\"pong\"}");
        }

        assertClosed(4429, "too many messages");
    }

    @Test
    void shouldCloseAClientWhoseKeyEnds() {
        subscribed("*");
        outlet.take();
        hub.tick(1000);
        assertThat(outlet.closed()).isNull();

        revoked.add("all");
        hub.tick(2000);

        assertClosed(4401, "not valid any more");
        feed(sample("web-1", 1));
        assertThat(outlet.take()).isEmpty();
    }

    @Test
    void shouldLookAtTheKeyAgainWhenAClientSubscribes() {
        Conversation conversation = authenticated();
        revoked.add("all");

        conversation.heard("{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"*\"]," + CPU + "}");

        assertClosed(4401, "not valid any more");
    }

    @Test
    void shouldSelectHostsByPatternsAndGroups() {
        feed(inGroup("web-1", 1, "web"), inGroup("web-2", 1, "edge"), inGroup("db-1", 1, "data"));
        Conversation conversation = authenticated();

        conversation.heard("{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"*-1\"]," + CPU + "}");
        assertThat(told()).containsExactlyInAnyOrder("web-1", "db-1");
        conversation.heard("{\"type\":\"subscribe\",\"id\":\"s\",\"groups\":[\"e*\"]," + CPU + "}");
        assertThat(told()).containsExactly("web-2");
        conversation.heard(
                "{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"web-1\"],\"groups\":[\"data\"]," + CPU + "}");
        assertThat(told()).containsExactlyInAnyOrder("web-1", "db-1");
    }

    @Test
    void shouldFollowAHostIntoAGroupAndOutOfIt() {
        feed(inGroup("a", 1, "web"), inGroup("b", 1, "other"));
        authenticated().heard("{\"type\":\"subscribe\",\"id\":\"s\",\"groups\":[\"web\"]," + CPU + "}");
        assertThat(told()).containsExactly("a");

        feed(inGroup("a", 2, "other"), inGroup("b", 2, "web"));
        assertThat(told()).containsExactly("b");
        feed(inGroup("a", 3, "other"));
        assertThat(outlet.take()).isEmpty();
        feed(inGroup("b", 3, "web"));
        assertThat(outlet.take()).flatExtracting(FakeOutlet::sequences).containsExactly(3L);
    }

    @Test
    void shouldTellOfHostsThatStopToExistForAClient() {
        Access web = new Access(
                "web",
                Set.of(Permission.READ),
                new HostSelector.Some(Set.of(), Set.of(new Glob("web")), new LabelMembership(view)));
        feed(inGroup("a", 1, "web"), inGroup("b", 1, "web"), inGroup("c", 1, "secret"));
        Conversation conversation = enter();
        conversation.authenticated(web);
        conversation.heard("{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"*\"]," + CPU + "}");
        assertThat(outlet.take()).isNotEmpty().noneMatch(frame -> frame.encode().contains("\"c\""));

        feed(inGroup("a", 2, "secret"));
        feed(inGroup("a", 3, "secret"), inGroup("b", 2, "web"));

        List<JsonObject> frames = outlet.take();
        assertThat(frames.get(0).getJsonArray("removed")).containsExactly("a");
        assertThat(frames.get(0).getJsonArray("hosts")).isEmpty();
        assertThat(frames.stream().filter(frame -> frame.getString("type").equals("data")))
                .flatExtracting(FakeOutlet::sequences)
                .containsExactly(2L);
    }

    @Test
    void shouldKeepTheLeastTimeBetweenSamples() {
        feed(sample("a", 1));
        authenticated().heard("{\"type\":\"subscribe\",\"id\":\"s\",\"hosts\":[\"*\"]," + CPU + ",\"rate\":5}");
        outlet.take();
        feed(sample("a", 2));
        assertThat(outlet.take()).flatExtracting(FakeOutlet::sequences).containsExactly(2L);
        for (int i = 3; i <= 6; i++) {
            timers.pass(1000);
            feed(sample("a", i));
        }
        assertThat(outlet.take()).isEmpty();

        timers.pass(1000);

        assertThat(outlet.take().get(0).getJsonArray("d").encode()).isEqualTo("[[0," + timeOf(6) + ",6,[6],3]]");
    }

    @Test
    void shouldPassOnEverySampleOfThoseThatComeTogether() {
        feed(sample("a", 1), sample("b", 1));
        subscribed("*");
        outlet.take();

        feed(sample("a", 2), sample("b", 2), sample("a", 3), sample("a", 4));

        List<JsonObject> frames = outlet.take();
        assertThat(frames).hasSize(1);
        assertThat(frames.get(0).getJsonArray("d").encode())
                .isEqualTo("[[0," + timeOf(2) + ",2,[2]],[0," + timeOf(3) + ",3,[3]],[0," + timeOf(4) + ",4,[4]],[1,"
                        + timeOf(2) + ",2,[2]]]");
    }

    @Test
    void shouldTakeItsTimeWhenARoundIsCostly() {
        feed(sample("a", 1));
        subscribed("*");
        outlet.take();
        outlet.onWrite(() -> nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(10)));
        feed(sample("a", 2));
        assertThat(outlet.take()).hasSize(1);
        outlet.onWrite(() -> {});

        feed(sample("a", 3));
        feed(sample("b", 1));
        assertThat(outlet.takeTypes()).doesNotContain("data");
        timers.pass(39);
        assertThat(outlet.take()).isEmpty();
        timers.pass(2);
        assertThat(outlet.takeTypes()).containsExactly("dict", "data");
        assertThat(timers.size()).isZero();
    }

    private List<String> told() {
        return outlet.take().stream()
                .filter(frame -> frame.getString("type").equals("dict"))
                .flatMap(frame -> FakeOutlet.arrays(frame.getJsonArray("hosts")).stream())
                .map(host -> host.getString(1))
                .toList();
    }

    private static HostSample inGroup(String host, long sequence, String group) {
        return Samples.builder(host, sequence).setLabels(Map.of("group", group)).build();
    }
}
