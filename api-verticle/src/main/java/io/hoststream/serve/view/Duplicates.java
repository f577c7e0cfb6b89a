package io.hoststream.serve.view;

import io.hoststream.avro.HostSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds collectors that get in each other's way: several that send at the same time under one host name, or with one host
 * id. A collector that was restarted, and a host that moved, are none: the earlier run is silent when the later one
 * begins. So two runs count as rivals only once the earlier one was heard of twice after the later one began, and only
 * for as long as both are heard of. Pure: times are arguments, milliseconds since 1970 by the broker's clock. Belongs to
 * one thread.
 */
final class Duplicates {

    /** A name under which more runs than this are heard of is in trouble enough. */
    private static final int MOST_RUNS = 16;

    /** When a run was heard of. */
    private static final class Run {

        private final Sender sender;
        private final long first;
        private long lastButOne = Long.MIN_VALUE;
        private long last;
        private long intervalMillis;

        Run(Sender sender, long first) {
            this.sender = sender;
            this.first = first;
            this.last = first;
        }

        void heard(long arrivedMillis, long interval) {
            lastButOne = last;
            last = Math.max(last, arrivedMillis);
            intervalMillis = interval;
        }

        boolean livesAt(long nowMillis) {
            return nowMillis - last <= Patience.millis(intervalMillis);
        }

        boolean overlaps(Run other) {
            return first <= other.first ? lastButOne > other.first : other.lastButOne > first;
        }
    }

    private final Map<String, List<Run>> byHost = new HashMap<>();
    private final Map<String, List<Run>> byHostId = new HashMap<>();

    /** Who is known to share a host id, at {@link #sharedAt}: thousands of clones ask the same question at one time. */
    private final Map<String, SharedId> shared = new HashMap<>();

    private long sharedAt;

    /** A sample came in; repeats do no harm. */
    void heard(HostSample sample, long arrivedMillis) {
        shared.clear();
        Sender sender = new Sender(
                sample.getHost(), sample.getHostId(), sample.getEpoch().toEpochMilli());
        List<Run> runs = byHost.computeIfAbsent(sender.host(), unused -> new ArrayList<>(1));
        for (Run run : runs) {
            if (run.sender.equals(sender)) {
                run.heard(arrivedMillis, sample.getIntervalMillis());
                return;
            }
        }
        Run run = new Run(sender, arrivedMillis);
        run.intervalMillis = sample.getIntervalMillis();
        runs.add(run);
        byHostId.computeIfAbsent(sender.hostId(), unused -> new ArrayList<>(1)).add(run);
        if (runs.size() > MOST_RUNS) {
            remove(runs.stream()
                    .min(Comparator.comparingLong(each -> each.last))
                    .orElseThrow());
        }
    }

    /**
     * The runs under a host's name that have a rival, and their rivals under other names, of which there may be more than
     * {@link SharedId#MOST_NAMED}; by their start.
     */
    List<Sender> rivals(String host, long nowMillis) {
        List<Run> own = byHost.getOrDefault(host, List.of());
        Set<Sender> found = new LinkedHashSet<>();
        for (Run run : own) {
            if (own.size() > 1) {
                addRivals(run, own, nowMillis, found);
            }
            SharedId id = shared(run.sender.hostId(), nowMillis);
            if (id.isContested(run.sender) && id.otherHosts(host) > 0) {
                found.add(run.sender);
                found.addAll(id.named(host));
            }
        }
        return found.stream().sorted(SharedId.BY_START).toList();
    }

    /** How many more hosts than those that {@link #rivals} names send with the host's id. */
    int unnamed(String host, String hostId, long nowMillis) {
        SharedId id = shared(hostId, nowMillis);
        boolean contested = byHost.getOrDefault(host, List.of()).stream().anyMatch(run -> id.isContested(run.sender));
        return contested ? id.otherHosts(host) - id.named(host).size() : 0;
    }

    private SharedId shared(String hostId, long nowMillis) {
        if (nowMillis != sharedAt) {
            shared.clear();
            sharedAt = nowMillis;
        }
        List<Run> runs = byHostId.getOrDefault(hostId, List.of());
        return runs.size() < 2
                ? SharedId.NONE
                : shared.computeIfAbsent(hostId, id -> SharedId.of(contested(runs, nowMillis)));
    }

    /** Those that live and overlap another, found in one pass by their start. */
    private static List<Sender> contested(List<Run> runs, long nowMillis) {
        List<Run> living = runs.stream()
                .filter(run -> run.livesAt(nowMillis))
                .sorted(Comparator.comparingLong(run -> run.first))
                .toList();
        List<Sender> contested = new ArrayList<>();
        long earlierHeard = Long.MIN_VALUE;
        for (int i = 0; i < living.size(); i++) {
            Run run = living.get(i);
            boolean next = i + 1 < living.size() && run.overlaps(living.get(i + 1));
            if (next || earlierHeard > run.first) {
                contested.add(run.sender);
            }
            earlierHeard = Math.max(earlierHeard, run.lastButOne);
        }
        return contested;
    }

    private static void addRivals(Run run, List<Run> others, long nowMillis, Set<Sender> found) {
        for (Run other : others) {
            boolean another = !other.sender.equals(run.sender);
            if (another && run.livesAt(nowMillis) && other.livesAt(nowMillis) && run.overlaps(other)) {
                found.add(run.sender);
                found.add(other.sender);
            }
        }
    }

    /** Drops the runs that are not heard of any more. */
    void forget(long nowMillis) {
        shared.clear();
        byHost.values().stream()
                .flatMap(List::stream)
                .filter(run -> !run.livesAt(nowMillis))
                .toList()
                .forEach(this::remove);
    }

    private void remove(Run run) {
        removeFrom(byHost, run.sender.host(), run);
        removeFrom(byHostId, run.sender.hostId(), run);
    }

    private static void removeFrom(Map<String, List<Run>> index, String key, Run run) {
        List<Run> runs = index.get(key);
        if (runs != null) {
            runs.removeIf(each -> each.sender.equals(run.sender));
            if (runs.isEmpty()) {
                index.remove(key);
            }
        }
    }
}
