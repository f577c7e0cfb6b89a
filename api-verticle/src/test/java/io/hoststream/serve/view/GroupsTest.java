package io.hoststream.serve.view;

import static io.hoststream.serve.Samples.timeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostGroups;
import io.hoststream.schema.alert.Glob;
import io.hoststream.serve.Samples;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.access.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTest {

    private final LiveView view = new LiveView(ViewLimits.of(Duration.ofMinutes(15), Duration.ofHours(24)));
    private final Told told = new Told();
    private long sequence;

    @Test
    void shouldCountTheLabelAndAssignmentsAlike() {
        label("web-1", "shop");
        assign("web-1", "eu", "pci");

        assertThat(view.membership().groups("web-1")).containsExactly("eu", "pci", "shop");
        assertThat(view.membership().assigned("web-1")).containsExactly("eu", "pci");
    }

    @Test
    void shouldKnowAnAssignmentOfAHostThatIsNotHeardYet() {
        assign("web-1", "eu");

        assertThat(view.membership().groups("web-1")).containsExactly("eu");
        assertThat(view.membership().hosts()).containsExactly("web-1");
    }

    @Test
    void shouldTakeAllAssignmentsBackWithATombstone() {
        assign("web-1", "eu");
        view.assign("web-1", null);

        assertThat(view.membership().groups("web-1")).isEmpty();
        assertThat(view.membership().hosts()).isEmpty();
    }

    @Test
    void shouldKeepAssignmentsWhenAHostIsRemoved() {
        label("web-1", "shop");
        assign("web-1", "eu");
        view.remove("web-1", timeOf(sequence));
        view.settle(timeOf(sequence));

        assertThat(view.membership().groups("web-1")).containsExactly("eu");
    }

    @Test
    void shouldTellOfADepartureByTheGroupsThatTheHostWasIn() {
        Access shop = new Access(
                "shop",
                Set.of(Permission.READ),
                new HostSelector.Some(Set.of(), Set.of(new Glob("shop")), view.membership()));
        List<String> seen = new ArrayList<>();
        label("web-1", "shop");
        view.settle(timeOf(sequence));
        view.listen(new Told() {
            @Override
            public void hostsChanged(List<HostView> changed, List<String> removed) {
                removed.stream().filter(shop::can).forEach(seen::add);
            }
        });
        view.remove("web-1", timeOf(sequence));
        view.settle(timeOf(sequence));

        assertThat(seen).containsExactly("web-1");
        assertThat(shop.can("web-1")).isFalse();
    }

    @Test
    void shouldTellOnceForAnyNumberOfChangesAndNotWithoutOne() {
        view.listen(told);
        label("web-1", "shop");
        label("web-2", "shop");
        view.settle(timeOf(sequence));
        assertThat(told.times).isEqualTo(1);

        label("web-1", "shop");
        assign("web-1");
        view.settle(timeOf(sequence));
        assertThat(told.times).isEqualTo(1);

        label("web-1", "db");
        view.settle(timeOf(sequence));
        assertThat(told.times).isEqualTo(2);
    }

    /** Whatever happens in whatever order, a host is in the group that it says and in those that it was assigned to. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldHoldThroughAnyChanges(long seed) {
        Random random = new Random(seed);
        view.listen(told);
        Map<String, String> labels = new HashMap<>();
        Map<String, Set<String>> assigned = new HashMap<>();
        Map<String, Set<String>> before = new HashMap<>();
        for (int step = 0; step < 400; step++) {
            String host = "host-" + random.nextInt(6);
            String group = "group-" + random.nextInt(4);
            switch (random.nextInt(4)) {
                case 0 -> {
                    label(host, group);
                    labels.put(host, group);
                }
                case 1 -> {
                    Set<String> groups = new TreeSet<>(assigned.getOrDefault(host, Set.of()));
                    groups.add(group);
                    assign(host, groups.toArray(String[]::new));
                    assigned.put(host, groups);
                }
                case 2 -> {
                    assign(host);
                    assigned.remove(host);
                }
                default -> {
                    view.remove(host, timeOf(sequence));
                    labels.remove(host);
                }
            }
            int times = told.times;
            view.settle(timeOf(sequence));
            Map<String, Set<String>> expected = expected(labels, assigned);
            assertThat(told.times - times).isEqualTo(expected.equals(before) ? 0 : 1);
            before = expected;
            for (int i = 0; i < 6; i++) {
                String name = "host-" + i;
                assertThat(view.membership().groups(name)).isEqualTo(expected.getOrDefault(name, Set.of()));
            }
            assertThat(view.membership().hosts()).containsExactlyInAnyOrderElementsOf(union(labels, assigned));
        }
    }

    private static Map<String, Set<String>> expected(Map<String, String> labels, Map<String, Set<String>> assigned) {
        Map<String, Set<String>> expected = new HashMap<>();
        assigned.forEach((host, groups) -> expected.put(host, new TreeSet<>(groups)));
        labels.forEach((host, group) ->
                expected.computeIfAbsent(host, unused -> new TreeSet<>()).add(group));
        return expected;
    }

    private static Set<String> union(Map<String, String> labels, Map<String, Set<String>> assigned) {
        Set<String> hosts = new TreeSet<>(labels.keySet());
        hosts.addAll(assigned.keySet());
        return hosts;
    }

    private void label(String host, String group) {
        sequence++;
        view.apply(
                Samples.builder(host, sequence)
                        .setLabels(Map.of("group", group))
                        .build(),
                timeOf(sequence));
    }

    private void assign(String host, String... groups) {
        view.assign(host, new HostGroups(host, Arrays.asList(groups), "test", Instant.EPOCH));
    }

    private static class Told implements ViewListener {

        private int times;

        @Override
        public void membershipChanged() {
            times++;
        }

        @Override
        public void sampled(HostView host) {
            // Of no interest here.
        }

        @Override
        public void hostsChanged(List<HostView> changed, List<String> removed) {
            // Of no interest here.
        }

        @Override
        public void alertChanged(Alert alert) {
            // Of no interest here.
        }

        @Override
        public void alertsReloaded() {
            // Of no interest here.
        }
    }
}
