package io.hoststream.serve.live;

import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.Positions;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a feed goes on that somebody had before: what it has of each host, and what it is brought yet. */
final class Resumption {

    /** What a client got of a host last. */
    record Last(long epochMillis, long sequence, long millis) {}

    /** So long a server takes at most to catch up with the topic when it was started just now. */
    private static final int FRESH_TICKS = 30;

    private final String id;
    private final Map<Integer, Long> next;
    private final long sinceMillis;
    private final boolean told;
    private final Positions seen;
    private final Map<String, Last> last = new HashMap<>();
    private Set<String> brought = Set.of();
    private Map<Integer, Long> reached = Map.of();
    /** By host, and not by its number in the channel, which another host may be given. */
    private final Map<String, Long> from = new HashMap<>();

    private final Map<String, @Nullable Long> gapTold = new HashMap<>();
    /** What was sent before this one; null if nothing was. */
    private @Nullable Resumption earlier;

    private long rows;
    private long skipped;
    private int age;
    private String reason = "too_old";

    /**
     * Goes on after these offsets; hosts in other partitions after a time.
     *
     * @param id the client's name for the subscription
     * @param next the offset below which it has everything, by partition
     * @param sinceMillis when that was; milliseconds since 1970
     * @param told whether the client is told when it has got everything
     * @param seen how far the view has seen the topic
     */
    Resumption(String id, Map<Integer, Long> next, long sinceMillis, boolean told, Positions seen) {
        this.id = id;
        this.next = Map.copyOf(next);
        this.sinceMillis = sinceMillis;
        this.told = told;
        this.seen = seen;
    }

    boolean told() {
        return told;
    }

    /** These hosts go on after other offsets. */
    void goOn(Set<String> hosts, Map<Integer, Long> after) {
        brought = Set.copyOf(hosts);
        reached = Map.copyOf(after);
    }

    private @Nullable Long next(HostView host) {
        Map<Integer, Long> offsets = brought.contains(host.host()) ? reached : next;
        return offsets.get(host.partition());
    }

    /** All that this one sends comes first; its rows count. */
    void follow(Resumption first) {
        earlier = first;
    }

    /** No more of a host is sent of what comes first: should it come again, it goes on where that one got to. */
    void takeOver(String host, Resumption first) {
        brought = brought.stream().filter(each -> !each.equals(host)).collect(Collectors.toUnmodifiableSet());
        from.remove(host);
        last.remove(host);
        Optional.ofNullable(first.from.get(host)).ifPresent(offset -> from.put(host, offset));
        Optional.ofNullable(first.last.get(host)).ifPresent(sample -> last.put(host, sample));
    }

    /** Why what memory does not have was not brought. */
    void reason(String why) {
        reason = why;
    }

    /** What the client got last of a host, from the topic. */
    void last(String host, Last sample) {
        last.put(host, sample);
    }

    /** Whether a host's newest sample is one that the client has. */
    boolean has(HostView host) {
        return first(host) >= host.rows();
    }

    /** The first row of a host that the client does not have. */
    int first(HostView host) {
        Long offset = next(host);
        return offset == null ? host.rowAt(sinceMillis + 1) : host.rowAtOffset(offset);
    }

    /** Whether memory, as far as it was seen, has everything of a host that the client does not. */
    boolean isWhole(HostView host) {
        Long offset = next(host);
        return offset == null || (host.keptFromOffset() <= offset && seen.from(host.partition()) <= offset);
    }

    /** The gap before what memory has of a host that the client does not; null if there is none, or it was told. */
    @Nullable
    String gap(Lane lane) {
        HostView host = lane.host();
        Long base = base(lane);
        boolean whole =
                from.containsKey(lane.host().host()) ? base == null || host.keptFromOffset() <= base : isWhole(host);
        int first = row(lane);
        if (whole || first >= host.rows() || Objects.equals(base, gapTold.get(host.host()))) {
            return null;
        }
        gapTold.put(host.host(), base);
        Last before = last.get(host.host());
        Long missing = missing(host, first, before);
        if (missing != null && missing == 0) {
            return null;
        }
        skipped += missing == null ? 0 : missing;
        long since = before == null ? sinceMillis : before.millis();
        return Frames.gap(id, lane.number(), new Frames.Gap(since, host.time(first), missing, reason));
    }

    private static @Nullable Long missing(HostView host, int first, @Nullable Last before) {
        return before == null || before.epochMillis() != host.epochMillis() || host.sequence(first) <= before.sequence()
                ? null
                : Long.valueOf(host.sequence(first) - before.sequence() - 1);
    }

    /** The offset from which on the client has nothing of a host yet; null where that is not known. */
    private @Nullable Long base(Lane lane) {
        Long brought = from.get(lane.host().host());
        return brought == null ? next(lane.host()) : brought;
    }

    private int row(Lane lane) {
        HostView host = lane.host();
        return Math.max(first(host), host.rowAtOffset(from.getOrDefault(host.host(), -1L)));
    }

    /** The next rows of a host that the client does not have; null if there are no more. */
    @Nullable
    String rows(Lane lane) {
        HostView host = lane.host();
        int first = row(lane);
        int most = Math.max(1, LiveLimits.HISTORY_VALUES / Math.max(1, lane.width()));
        int end = Math.min(host.rows(), first + most);
        if (first >= end) {
            return null;
        }
        got(lane, end - 1);
        rows += end - first;
        return lane.history(first, end);
    }

    /** The client was told of the newest sample of a host. */
    void told(Lane lane) {
        if (lane.host().rows() > 0) {
            got(lane, lane.host().rows() - 1);
        }
    }

    private void got(Lane lane, int row) {
        HostView host = lane.host();
        from.put(host.host(), host.offset(row) < 0 ? Long.MAX_VALUE : host.offset(row) + 1);
        last.put(host.host(), new Last(host.epochMillis(), host.sequence(row), host.time(row)));
    }

    /**
     * Whether so many new samples of a host are too many to be sent like others: much comes at once while the view itself
     * catches up, and who came back gets all of it.
     */
    boolean isBurst(Lane lane, long samples) {
        return samples > 1 && age < FRESH_TICKS && from.containsKey(lane.host().host());
    }

    /** Called about once a second. */
    void age() {
        age++;
    }

    /** It has got everything. */
    String resumed() {
        return Frames.resumed(id, rows + (earlier == null ? 0 : earlier.rows), skipped);
    }
}
