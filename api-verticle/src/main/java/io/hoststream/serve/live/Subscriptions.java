package io.hoststream.serve.live;

import io.hoststream.serve.access.Membership;
import io.hoststream.serve.live.ClientMessage.Start;
import io.hoststream.serve.live.ClientMessage.Subscribe;
import io.hoststream.serve.travel.Cursor;
import io.hoststream.serve.travel.Position;
import io.hoststream.serve.travel.Rewind;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What clients see of samples: live, from a cursor on, or from a time of the past. */
final class Subscriptions {

    private final LiveView view;
    private final Membership membership;
    private final LiveMeters meters;
    private final Comebacks comebacks;
    private final Travellers travellers;
    /** Concurrent only so that a client may leave, and a channel with it, while the others are served. */
    private final Map<Wanted, Channel> channels = new ConcurrentHashMap<>();

    Subscriptions(LiveView view, Membership membership, LiveMeters meters, Rewind rewind, Hub.Timing timing) {
        this.view = view;
        this.membership = membership;
        this.meters = meters;
        this.comebacks = new Comebacks(view, rewind, timing::monotonicMillis);
        this.travellers = new Travellers(view, meters, rewind, timing, this::goLive);
    }

    /** Called about once a second. */
    void tick(long nowMillis) {
        comebacks.tick(nowMillis);
        channels.values()
                .forEach(channel ->
                        channel.feeds().forEach(feed -> feed.checkpoint(() -> comebacks.cursor(channel), nowMillis)));
    }

    /** The hosts that clients watch one at a time, by name. */
    Collection<HostView> watched() {
        return channels.values().stream()
                .map(Channel::watched)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    void sampled(HostView host) {
        channels.values().forEach(channel -> channel.sampled(host));
    }

    void hostsChanged(List<HostView> changed, List<String> removed) {
        removed.forEach(host -> channels.values().forEach(channel -> channel.removed(host)));
        comebacks.removed(removed);
        channels.values().forEach(channel -> channel.reconsider(changed));
    }

    /** What hosts are in, or who may see them, may have changed. */
    void reconsider(List<HostView> all) {
        channels.values().forEach(channel -> channel.reconsider(all));
        comebacks.reconsider();
        travellers.reconsider();
    }

    /** Has clients told of the samples that came; says when it is to be called again at the latest. */
    long passOn(long nowMillis) {
        long again = Long.MAX_VALUE;
        for (Channel channel : channels.values()) {
            again = Math.min(again, channel.passOn(nowMillis));
        }
        return again;
    }

    void subscribe(Client client, Subscribe subscription) {
        unsubscribe(client, subscription.id());
        Wanted wanted = Wanted.of(subscription, client.access().hosts(), membership);
        Start start = subscription.start();
        if (start.fromMillis().isPresent()) {
            travel(client, wanted, start.fromMillis().getAsLong(), start.speed());
        } else {
            Feed feed = open(client, wanted);
            Optional<Cursor> cursor = comebacks.read(feed, subscription);
            cursor.ifPresentOrElse(
                    after -> comebacks.begin(feed, after), () -> feed.channel().join(feed));
        }
        client.pump();
    }

    void unsubscribe(Client client, String id) {
        travellers.end(client, id);
        Feed feed = client.feeds().remove(id);
        if (feed != null) {
            feed.notices().ended();
            feed.channel().leave(feed);
            if (feed.channel().unused()) {
                channels.remove(feed.channel().wanted(), feed.channel());
            }
        }
    }

    /** A subscription shows another time, or another one than now. */
    void seek(Client client, String id, long fromMillis) {
        Traveller traveller = travellers.find(client, id);
        Feed feed = client.feeds().get(id);
        if (traveller != null) {
            travellers.seek(traveller, fromMillis);
        } else if (feed != null) {
            Wanted wanted = feed.channel().wanted();
            unsubscribe(client, id);
            travel(client, wanted, fromMillis, 1);
        }
        client.pump();
    }

    void pace(Client client, String id, double speed) {
        travellers.pace(client, id, speed);
    }

    /** A subscription that shows the past shows what is now. */
    void live(Client client, String id) {
        Traveller traveller = travellers.find(client, id);
        if (traveller != null) {
            Position now = traveller.now(comebacks.wallMillis());
            unsubscribe(client, id);
            Feed feed = open(client, traveller.wanted());
            feed.notices().position(Frames.position(id, now));
            feed.channel().join(feed);
            client.pump();
        }
    }

    /** Where there is no room for one more, the subscription is live. */
    private void travel(Client client, Wanted wanted, long fromMillis, double speed) {
        if (!travellers.begin(client, wanted, fromMillis, speed)) {
            Feed feed = open(client, wanted);
            feed.notices()
                    .add(Frames.refused(wanted.id(), "nobody more may look at the past now (serve.max-travellers)"));
            feed.channel().join(feed);
        }
    }

    private Feed goLive(Client client, Wanted wanted, Resumption after) {
        Feed feed = open(client, wanted);
        feed.resume(after);
        feed.channel().join(feed);
        return feed;
    }

    private Feed open(Client client, Wanted wanted) {
        Channel channel = channels.computeIfAbsent(wanted, unused -> new Channel(wanted, view.hosts(client.access())));
        Feed feed = new Feed(channel, client, meters);
        channel.expect(feed);
        client.feeds().put(wanted.id(), feed);
        return feed;
    }
}
