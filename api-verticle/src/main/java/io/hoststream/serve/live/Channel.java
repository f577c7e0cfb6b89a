package io.hoststream.serve.live;

import io.hoststream.serve.view.HostView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One set of wants, the hosts that meet it, and the feeds of the clients that share it. Samples are taken note of as they
 * come; {@link #passOn} brings the clients up to date.
 */
final class Channel {

    private final Wanted wanted;
    private final ColumnSets sets = new ColumnSets();
    private final SharedFrames frames;
    private final Map<String, Lane> byHost = new HashMap<>();
    /** Hosts that were looked at and do not meet the wants. */
    private final Set<String> others = new HashSet<>();

    private final List<@Nullable Lane> byNumber = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    /** The numbers of hosts with samples that were not passed on. */
    private final BitSet fresh = new BitSet();
    /** Copied on write: a feed may leave while the others are served. */
    private final List<Feed> feeds = new CopyOnWriteArrayList<>();

    private final Set<Feed> expected = new HashSet<>();

    Channel(Wanted wanted, Collection<HostView> hosts) {
        this.wanted = wanted;
        this.frames = new SharedFrames(wanted.id());
        hosts.stream().filter(host -> host.rows() > 0 && meets(host.host())).forEach(this::open);
    }

    Wanted wanted() {
        return wanted;
    }

    SharedFrames frames() {
        return frames;
    }

    /** The host that its clients watch, if they want that one and no other, and it is there. */
    Optional<HostView> watched() {
        return wanted.oneHost() ? byHost.values().stream().map(Lane::host).findFirst() : Optional.empty();
    }

    boolean unused() {
        return feeds.isEmpty() && expected.isEmpty();
    }

    /** A feed will join later. */
    void expect(Feed feed) {
        expected.add(feed);
    }

    /** Adds a client's feed, which is owed every host. */
    void join(Feed feed) {
        expected.remove(feed);
        feeds.add(feed);
        byHost.values().forEach(lane -> feed.mark(lane.number(), 1));
    }

    void leave(Feed feed) {
        expected.remove(feed);
        feeds.remove(feed);
    }

    /** A host has a new sample. */
    void sampled(HostView host) {
        Lane lane = lane(host);
        if (lane != null) {
            fresh.set(lane.number());
            frames.expire();
        }
    }

    /** Has every client told of the samples that came. Says when to be called again at the latest, for hosts that are not due. */
    long passOn(long nowMillis) {
        BitSet due = new BitSet();
        long next = Long.MAX_VALUE;
        for (int number = fresh.nextSetBit(0); number >= 0; number = fresh.nextSetBit(number + 1)) {
            Lane lane = known(number);
            if (lane.isDue(nowMillis)) {
                due.set(number);
            } else {
                next = Math.min(next, lane.dueMillis());
            }
        }
        if (!due.isEmpty()) {
            fresh.andNot(due);
            passOn(due);
        }
        return next;
    }

    /** A host left: its number is free for another. */
    void removed(String host) {
        others.remove(host);
        Lane gone = byHost.remove(host);
        if (gone != null) {
            gone.close();
            fresh.clear(gone.number());
            byNumber.set(gone.number(), null);
            free.push(gone.number());
            feeds.forEach(feed -> feed.forget(gone.number()));
            frames.expire();
        }
    }

    /** What hosts are in, or who may see them, may have changed: these are looked at anew. */
    void reconsider(Collection<HostView> hosts) {
        for (HostView host : hosts) {
            boolean meets = wanted.host(host.host());
            if (meets != byHost.containsKey(host.host())) {
                removed(host.host());
                if (meets && host.rows() > 0) {
                    sampled(host);
                }
            }
        }
    }

    /** The numbers of hosts with samples that were not passed on. */
    BitSet fresh() {
        return (BitSet) fresh.clone();
    }

    /** Those who share it. */
    List<Feed> feeds() {
        return feeds;
    }

    /** Its hosts. */
    List<HostView> hosts() {
        return byHost.values().stream().map(Lane::host).toList();
    }

    /** The host of that number, if it has not left. */
    @Nullable
    Lane lane(int number) {
        return byNumber.get(number);
    }

    /** The host of that number, which has not left. */
    Lane known(int number) {
        return Objects.requireNonNull(byNumber.get(number), "a host that left is forgotten by every feed");
    }

    private void passOn(BitSet due) {
        for (Feed feed : feeds) {
            for (int number = due.nextSetBit(0); number >= 0; number = due.nextSetBit(number + 1)) {
                Lane lane = known(number);
                feed.mark(number, lane.revision() - lane.passedOn());
            }
            feed.client().pump();
        }
        due.stream().forEach(number -> known(number).passOn());
        frames.expire();
    }

    private boolean meets(String host) {
        if (others.contains(host)) {
            return false;
        }
        boolean meets = wanted.host(host);
        if (!meets) {
            others.add(host);
        }
        return meets;
    }

    private @Nullable Lane lane(HostView host) {
        Lane known = byHost.get(host.host());
        if (known != null && known.isOf(host)) {
            return known;
        }
        removed(host.host());
        return meets(host.host()) ? open(host) : null;
    }

    private Lane open(HostView host) {
        int number = free.isEmpty() ? byNumber.size() : free.pop();
        Lane lane = new Lane(wanted, number, host, sets);
        byHost.put(host.host(), lane);
        if (number == byNumber.size()) {
            byNumber.add(lane);
        } else {
            byNumber.set(number, lane);
        }
        return lane;
    }
}
