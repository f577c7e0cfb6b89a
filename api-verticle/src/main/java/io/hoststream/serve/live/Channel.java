package io.hoststream.serve.live;

import io.hoststream.serve.view.HostView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One set of wants, the hosts that meet it, and the feeds of the clients that share it. */
final class Channel {

    private final Wanted wanted;
    private final Map<String, Lane> byHost = new HashMap<>();
    private final List<@Nullable Lane> byNumber = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    /** Copied on write: a feed may leave while the others are served. */
    private final List<Feed> feeds = new CopyOnWriteArrayList<>();

    Channel(Wanted wanted, List<HostView> hosts) {
        this.wanted = wanted;
        hosts.stream()
                .filter(host -> wanted.host(host.host()) && host.rows() > 0)
                .forEach(this::open);
    }

    Wanted wanted() {
        return wanted;
    }

    /** The host that its clients watch, if they want that one and no other, and it is there. */
    Optional<HostView> watched() {
        return wanted.oneHost() ? byHost.values().stream().map(Lane::host).findFirst() : Optional.empty();
    }

    boolean unused() {
        return feeds.isEmpty();
    }

    /** Adds a client's feed, which is owed every host. */
    void join(Feed feed) {
        feeds.add(feed);
        byHost.values().forEach(lane -> feed.mark(lane.number()));
    }

    void leave(Feed feed) {
        feeds.remove(feed);
    }

    /** A host has a new sample: every feed is owed it. */
    void sampled(HostView host) {
        if (!wanted.host(host.host())) {
            return;
        }
        Lane lane = lane(host);
        for (Feed feed : feeds) {
            feed.mark(lane.number());
            feed.client().pump();
        }
    }

    /** A host left: its number is free for another. */
    void removed(String host) {
        Lane gone = byHost.remove(host);
        if (gone != null) {
            byNumber.set(gone.number(), null);
            free.push(gone.number());
            feeds.forEach(feed -> feed.forget(gone.number()));
        }
    }

    /** The host of that number, if it has not left. */
    @Nullable
    Lane lane(int number) {
        return byNumber.get(number);
    }

    private Lane lane(HostView host) {
        Lane known = byHost.get(host.host());
        if (known != null && known.isOf(host)) {
            return known;
        }
        removed(host.host());
        return open(host);
    }

    private Lane open(HostView host) {
        int number = free.isEmpty() ? byNumber.size() : free.pop();
        Lane lane = new Lane(wanted, number, host);
        byHost.put(host.host(), lane);
        if (number == byNumber.size()) {
            byNumber.add(lane);
        } else {
            byNumber.set(number, lane);
        }
        return lane;
    }
}
