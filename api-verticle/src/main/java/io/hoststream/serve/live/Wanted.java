package io.hoststream.serve.live;

import io.hoststream.schema.alert.Glob;
import io.hoststream.schema.metric.Metric;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.access.Membership;
import io.hoststream.serve.live.ClientMessage.Subscribe;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a client wants to see and may. Clients whose wants are equal get the same frames.
 *
 * @param id the client's name for it
 * @param selected the hosts that it asked for
 * @param visible the hosts that exist for it
 * @param metrics the metrics that it asked for; empty for all
 * @param historySeconds how much of the past comes first
 * @param rateMillis the least time between two samples of a host
 */
record Wanted(
        String id,
        HostSelector selected,
        HostSelector visible,
        Optional<Set<Metric>> metrics,
        int historySeconds,
        int rateMillis) {

    /** What somebody for whom some hosts exist asked for. */
    static Wanted of(Subscribe subscribe, HostSelector visible, Membership membership) {
        return new Wanted(
                subscribe.id(),
                subscribe.hosts().selector(membership),
                visible,
                subscribe.metrics(),
                subscribe.historySeconds(),
                subscribe.rateMillis());
    }

    boolean host(String name) {
        return visible.matches(name) && selected.matches(name);
    }

    /** The hosts that are wanted, if every one is wanted by its name. */
    Optional<Set<String>> named() {
        return selected instanceof HostSelector.Some some
                        && some.groups().isEmpty()
                        && some.hosts().stream().noneMatch(Glob::hasWildcards)
                ? Optional.of(some.hosts().stream().map(Glob::pattern).collect(Collectors.toUnmodifiableSet()))
                : Optional.empty();
    }

    /** Whether names alone say which hosts are wanted, whoever asks and on whatever thread. */
    boolean byNameAlone() {
        return byNameAlone(selected) && byNameAlone(visible);
    }

    private static boolean byNameAlone(HostSelector selector) {
        return selector instanceof HostSelector.All
                || (selector instanceof HostSelector.Some some && some.groups().isEmpty());
    }

    /** Whether one host is wanted, by its name. */
    boolean oneHost() {
        return selected instanceof HostSelector.Some some
                && some.groups().isEmpty()
                && some.hosts().size() == 1
                && some.hosts().stream().noneMatch(Glob::hasWildcards);
    }

    boolean metric(Metric metric) {
        return metrics.map(some -> some.contains(metric)).orElse(true);
    }
}
