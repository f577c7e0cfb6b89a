package io.hoststream.serve.boost;

import static io.hoststream.serve.Samples.START;
import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Boost;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.serve.Samples;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.access.Permission;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import io.hoststream.serve.view.ViewLimits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoosterTest {

    private static final Access ALL = new Access("all", Set.of(Permission.READ), new HostSelector.All());

    private final AtomicInteger boosted = new AtomicInteger();
    private final Map<String, Optional<Boost>> sent = new LinkedHashMap<>();
    private final LiveView view = new LiveView(ViewLimits.of(Duration.ofMinutes(15), Duration.ofHours(24)));
    private final Booster booster = new Booster(
            (key, request) -> sent.put(key, Optional.ofNullable(request)),
            Duration.ofSeconds(2),
            10,
            Clock.fixed(Instant.ofEpochMilli(START), ZoneOffset.UTC),
            boosted);

    @Test
    void shouldAskTheCollectorOfAWatchedHostAndTakeItBack() {
        HostView host = host("slow", 10_000);

        booster.watch(List.of(host), 0);
        Instant now = Instant.ofEpochMilli(START);
        assertThat(sent)
                .containsExactly(
                        Map.entry("boost/slow", Optional.of(new Boost("slow", 2000, now, now.plusSeconds(30)))));

        assertThat(boosted).hasValue(1);

        booster.watch(List.of(), 1000);
        assertThat(boosted).hasValue(0);
        assertThat(sent).containsExactly(Map.entry("boost/slow", Optional.empty()));
    }

    @Test
    void shouldLeaveHostsAloneThatAreQuickByThemselvesOrDown() {
        HostView quick = host("quick", 2_000);
        HostView down = host("down", 10_000);
        view.tick(timeOf(100));

        booster.watch(List.of(quick, down), 0);

        assertThat(sent).isEmpty();
    }

    @Test
    void shouldAskAgainWhatAnotherServerTookBack() {
        HostView host = host("slow", 10_000);
        booster.watch(List.of(host), 0);
        sent.clear();

        booster.heard(new Received<>("boost/slow", request(), 1, START));
        booster.heard(new Received<>("boost/other", null, 2, START));
        booster.heard(new Received<>("silence/slow", null, 3, START));
        booster.watch(List.of(host), 1000);
        assertThat(sent).isEmpty();

        booster.heard(new Received<>("boost/slow", null, 4, START));
        booster.watch(List.of(host), 2000);
        assertThat(sent.get("boost/slow")).isPresent();
    }

    @Test
    void shouldGoOnAskingAHostThatObeys() {
        HostView host = host("slow", 10_000);
        booster.watch(List.of(host), 0);
        sent.clear();
        view.apply(Samples.builder("slow", 2).setIntervalMillis(2_000).build(), timeOf(2));

        booster.watch(List.of(host), 5_000);
        assertThat(sent)
                .as("it is not taken back, although the host is as quick as that now")
                .isEmpty();
        booster.watch(List.of(host), 10_000);
        assertThat(sent.get("boost/slow")).isPresent();
    }

    private static Boost request() {
        Instant now = Instant.ofEpochMilli(START);
        return new Boost("slow", 2000, now, now.plusSeconds(30));
    }

    private HostView host(String name, int intervalMillis) {
        view.apply(Samples.builder(name, 1).setIntervalMillis(intervalMillis).build(), timeOf(1));
        view.settle(timeOf(1));
        return view.host(ALL, name).orElseThrow();
    }
}
