package io.hoststream.serve.outlook;

import static io.hoststream.serve.outlook.Watches.SEEN;
import static io.hoststream.serve.outlook.Watches.filling;
import static io.hoststream.serve.outlook.Watches.opaque;
import static io.hoststream.serve.outlook.Watches.usual;
import static io.hoststream.serve.outlook.Watches.watch;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Learned;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.access.Permission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutlooksTest {

    private static final Access ALL = new Access("all", Set.of(Permission.READ), new HostSelector.All());
    private static final Access MINE = new Access("mine", Set.of(Permission.READ), HostSelector.named("mine"));

    private final Outlooks outlooks = new Outlooks();

    @Test
    void shouldKeepWhatCanBeReadAndNothingElse() {
        outlooks.apply("mine/1", watch("mine", SEEN, opaque(), usual(), filling(SEEN.plusSeconds(60))));
        outlooks.apply("other/2", watch("other", SEEN, opaque()));

        assertThat(outlooks.of(ALL, any -> true, lesson -> lesson))
                .extracting(Lesson::rule)
                .containsExactly("cpu-unusual", "disk-full-soon");
        assertThat(outlooks.of(ALL, any -> true, Lesson::outlook)).hasSize(1);
        assertThat(outlooks.of(ALL, any -> true, Lesson::expected)).hasSize(1);
        assertThat(outlooks.of(ALL, "other"::equals, lesson -> lesson)).isEmpty();
    }

    @Test
    void shouldKnowOnlyHostsThatExistForTheOneWhoAsks() {
        outlooks.apply("mine/1", watch("mine", SEEN, usual()));
        outlooks.apply("other/1", watch("other", SEEN, usual()));

        assertThat(hosts(MINE)).containsExactly("mine");
        assertThat(hosts(ALL)).containsExactly("mine", "other");
    }

    @Test
    void shouldForgetWhatTheTopicForgets() {
        outlooks.apply("mine/1", watch("mine", SEEN, usual()));
        outlooks.apply("mine/1", null);
        assertThat(hosts(ALL)).isEmpty();

        outlooks.apply("mine/1", watch("mine", SEEN, usual()));
        outlooks.apply("mine/1", watch("mine", SEEN));
        outlooks.apply("mine/1", null);
        outlooks.apply("nonsense", watch("nonsense", SEEN, usual()));
        assertThat(hosts(ALL)).isEmpty();
    }

    @Test
    void shouldTakeTheInstallationThatWasHeardLast() {
        outlooks.apply("mine/new", watch("mine", SEEN.plusSeconds(5), usual()));
        outlooks.apply("mine/old", watch("mine", SEEN, filling(SEEN)));
        assertThat(outlooks.of(ALL, any -> true, lesson -> lesson))
                .extracting(Lesson::rule)
                .containsExactly("cpu-unusual");

        outlooks.apply("mine/new", null);
        assertThat(outlooks.of(ALL, any -> true, lesson -> lesson))
                .extracting(Lesson::rule)
                .containsExactly("disk-full-soon");
    }

    @Test
    void shouldKeepSoManySeriesOfAHostAtMost() {
        Learned[] many =
                Stream.generate(Watches::usual).limit(Outlooks.MOST_SERIES + 1L).toArray(Learned[]::new);
        outlooks.apply("mine/1", watch("mine", SEEN, many));

        assertThat(outlooks.of(ALL, any -> true, lesson -> lesson)).hasSize(Outlooks.MOST_SERIES);
    }

    @Test
    void shouldKeepSoManyHostsAtMost() {
        for (int host = 0; host <= Outlooks.MOST_HOSTS; host++) {
            outlooks.apply("host-" + host + "/1", watch("host-" + host, SEEN, usual()));
        }
        assertThat(hosts(ALL)).hasSize(Outlooks.MOST_HOSTS).doesNotContain("host-" + Outlooks.MOST_HOSTS);

        outlooks.apply("host-7/1", null);
        outlooks.apply("late/1", watch("late", SEEN, usual()));
        assertThat(hosts(ALL)).hasSize(Outlooks.MOST_HOSTS).contains("late");
    }

    private List<String> hosts(Access access) {
        return outlooks.of(access, any -> true, lesson -> lesson).stream()
                .map(Lesson::host)
                .distinct()
                .toList();
    }
}
