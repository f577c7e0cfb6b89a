package io.hoststream.notify.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaysTest {

    private final AlertEvent event = Told.warning("a", "web-1", Told.START);
    private final Ways ways = new Ways();

    private static Routing by(String trait) {
        return Setting.routing(
                List.of(Setting.slack("chat", 60), Setting.slack("other", 60)),
                Setting.route("all", Matcher.ALL, Setting.manner(trait), "chat"));
    }

    @Test
    void shouldNameOneWayToEachReceiverWithTheGroupWhereARouteLeadsThere() {
        ways.use(by("host"));
        assertThat(ways.of(event))
                .extracting(Ways.Way::conversation)
                .containsExactly(new ConversationKey("all", "chat", "host=web-1"), null);
    }

    @Test
    void shouldLookNothingUpAgainThatTheLastPlanAskedFor() {
        ways.use(by("host"));
        List<Ways.Way> first = ways.of(event);
        ways.begin();
        assertThat(ways.of(event)).isSameAs(first);
        ways.begin();
        assertThat(ways.of(event)).isSameAs(first);
    }

    @Test
    void shouldForgetWhatAPlanDidNotAskFor() {
        ways.use(by("host"));
        List<Ways.Way> first = ways.of(event);
        ways.begin();
        ways.begin();
        assertThat(ways.of(event)).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void shouldGoByNewRoutesAtOnce() {
        ways.use(by("host"));
        assertThat(ways.of(event)).hasSize(2);
        ways.use(by("rule"));
        assertThat(ways.of(event).get(0).conversation()).isEqualTo(new ConversationKey("all", "chat", "rule=cpu"));
    }
}
