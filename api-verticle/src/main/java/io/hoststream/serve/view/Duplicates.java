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

    private static final int SILENT_INTERVALS = 3;
    private static final long SILENT_AT_LEAST_MILLIS = 5000;

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
            return nowMillis - last <= Math.max(SILENT_INTERVALS * intervalMillis, SILENT_AT_LEAST_MILLIS);
        }

        boolean overlaps(Run other) {
            return first <= other.first ? lastButOne > other.first : other.lastButOne > first;
        }
    }

    private final Map<String, List<Run>> byHost = new HashMap<>();
    private final Map<String, List<Run>> byHostId = new HashMap<>();

    /** A sample came in; repeats do no harm. */
    void heard(HostSample sample, long arrivedMillis) {
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

    /** The runs under a host's name that have a rival, and their rivals under other names; by their start. */
    List<Sender> rivals(String host, long nowMillis) {
        List<Run> own = byHost.getOrDefault(host, List.of());
        Set<Sender> found = new LinkedHashSet<>();
        for (Run run : own) {
            if (own.size() > 1) {
                addRivals(run, own, nowMillis, found);
            }
            List<Run> sameId = byHostId.getOrDefault(run.sender.hostId(), List.of());
            if (sameId.size() > 1) {
                addRivals(run, sameId, nowMillis, found);
            }
        }
        return found.stream()
                .sorted(Comparator.comparingLong(Sender::epochMillis).thenComparing(Sender::host))
                .toList();
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
