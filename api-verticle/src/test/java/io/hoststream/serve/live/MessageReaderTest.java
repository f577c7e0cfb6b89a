package io.hoststream.serve.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.access.Membership;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageReaderTest {

    private final MessageReader reader = new MessageReader(LiveLimits.of(Duration.ofMinutes(15), 10, 10, 10));

    @Test
    void shouldTakeManyNamesAndAFewPatterns() throws BadMessageException {
        List<String> hosts = Stream.concat(names("web-%d", 1960).stream(), names("db-%d*", 40).stream())
                .toList();

        HostSelector selector = selector(hosts, names("g?%d", 24));

        assertThat(selector.matches("web-1959")).isTrue();
        assertThat(selector.matches("web-1960")).isFalse();
        assertThat(selector.matches("db-39-eu")).isTrue();
    }

    @Test
    void shouldRefuseMorePatternsThanCanBeTried() {
        assertThatThrownBy(() -> selector(names("db-%d*", 40), names("g?%d", 25)))
                .isInstanceOf(BadMessageException.class)
                .hasMessage("hosts and groups hold 65 patterns with * or ?; expected at most 64, and up to 2000 names"
                        + " without");
        assertThatThrownBy(() -> selector(List.of(), names("g?%d", 65))).hasMessageContaining("hold 65 patterns");
    }

    @Test
    void shouldNotCountPatternsWhereAllHostsAreWanted() throws BadMessageException {
        List<String> hosts =
                Stream.concat(names("db-%d*", 100).stream(), Stream.of("*")).toList();

        assertThat(selector(hosts, List.of())).isEqualTo(new HostSelector.All());
    }

    private HostSelector selector(List<String> hosts, List<String> groups) throws BadMessageException {
        JsonObject message =
                new JsonObject().put("type", "subscribe").put("id", "s").put("metrics", new JsonArray().add("*"));
        if (!hosts.isEmpty()) {
            message.put("hosts", new JsonArray(hosts));
        }
        if (!groups.isEmpty()) {
            message.put("groups", new JsonArray(groups));
        }
        return ((ClientMessage.Subscribe) reader.read(message.encode())).hosts().selector(Membership.NONE);
    }

    private static List<String> names(String form, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> form.replace("%d", Integer.toString(i)))
                .toList();
    }
}
