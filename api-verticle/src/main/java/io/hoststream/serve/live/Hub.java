package io.hoststream.serve.live;

import io.hoststream.avro.Silence;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.access.Membership;
import io.hoststream.serve.live.ClientMessage.Start;
import io.hoststream.serve.live.ClientMessage.Subscribe;
import io.hoststream.serve.travel.Cursor;
import io.hoststream.serve.travel.Position;
import io.hoststream.serve.travel.Rewind;
import io.hoststream.serve.view.Alert;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import io.hoststream.serve.view.ViewListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Follows the view and passes on what happens to every client that is to know. */
public final class Hub implements ViewListener {

    private static final Access EVERYBODY = new Access("live", Set.of(), new HostSelector.All());

    private final LiveView view;
    private final Membership membership;
    private final LiveLimits limits;
    private final LiveMeters meters;
    private final FanOut fanOut;
    private final Comebacks comebacks;
    private final Travellers travellers;
    private final Set<Conversation> conversations = new LinkedHashSet<>();
    /** Concurrent only so that a client may leave, and a channel with it, while the others are served. */
    private final Map<Wanted, Channel> channels = new ConcurrentHashMap<>();

    private final Map<HostSelector, Audience> audiences = new ConcurrentHashMap<>();

    /**
     * When things are done, on the view's thread.
     *
     * @param nanos the monotonic clock
     * @param later has something run after so many milliseconds
     */
    public record Timing(LongSupplier nanos, BiConsumer<Long, Runnable> later) {

        long monotonicMillis() {
            return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
        }
    }

    /**
     * A hub that follows a view.
     *
     * @param view what it follows
     * @param membership which hosts are in the groups that clients name
     * @param limits what clients may cost
     * @param meters where it counts
     * @param timing when samples are passed on
     * @param rewind how the topic is looked back on
     */
    public Hub(
            LiveView view,
            Membership membership,
            LiveLimits limits,
            MeterRegistry meters,
            Timing timing,
            Rewind rewind) {
        this.fanOut = new FanOut(timing.nanos(), timing.later(), this::passOn);
        this.view = view;
        this.membership = membership;
        this.limits = limits;
        this.meters = new LiveMeters(meters);
        this.comebacks = new Comebacks(view, rewind, timing::monotonicMillis);
        this.travellers = new Travellers(view, this.meters, rewind, timing, this::goLive);
        view.listen(this);
    }

    /** Called about once a second: heartbeats, and clients that take too long. {@code nowMillis} is monotonic. */
    public void tick(long nowMillis) {
        audiences.values().forEach(Audience::expire);
        new ArrayList<>(conversations).forEach(conversation -> conversation.tick(nowMillis));
        comebacks.tick(nowMillis);
        channels.values().forEach(channel -> checkpoint(channel, nowMillis));
    }

    private void checkpoint(Channel channel, long nowMillis) {
        channel.feeds().forEach(feed -> feed.checkpoint(() -> comebacks.cursor(channel), nowMillis));
    }

    /** Closes every socket, because the server stops. */
    public void stop() {
        new ArrayList<>(conversations).forEach(Conversation::serverStops);
    }

    /** The hosts that clients watch one at a time, by name. */
    public Collection<HostView> watched() {
        return channels.values().stream()
                .map(Channel::watched)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    @Override
    public void sampled(HostView host) {
        channels.values().forEach(channel -> channel.sampled(host));
    }

    @Override
    public void hostsChanged(List<HostView> changed, List<String> removed) {
        removed.forEach(host -> channels.values().forEach(channel -> channel.removed(host)));
        channels.values().forEach(channel -> channel.reconsider(changed));
        audiences.values().forEach(audience -> audience.hostsChanged(changed, removed));
    }

    @Override
    public void alertChanged(Alert alert) {
        audiences.values().forEach(audience -> audience.alertChanged(alert));
    }

    @Override
    public void alertsReloaded() {
        audiences.values().forEach(Audience::alertsReloaded);
    }

    @Override
    public void silenceChanged(Silence silence) {
        audiences.values().forEach(audience -> audience.silenceChanged(silence));
    }

    @Override
    public void silencesReloaded() {
        audiences.values().forEach(Audience::silencesReloaded);
    }

    @Override
    public void membershipChanged() {
        List<HostView> all = view.hosts(EVERYBODY);
        channels.values().forEach(channel -> channel.reconsider(all));
        travellers.reconsider();
        audiences.values().forEach(Audience::membershipChanged);
    }

    @Override
    public void settled() {
        fanOut.request();
    }

    private long passOn(long nowMillis) {
        long again = Long.MAX_VALUE;
        for (Channel channel : channels.values()) {
            again = Math.min(again, channel.passOn(nowMillis));
        }
        return again;
    }

    LiveLimits limits() {
        return limits;
    }

    boolean hasRoom() {
        return conversations.size() < limits.maxClients();
    }

    void enter(Conversation conversation) {
        conversations.add(conversation);
        meters.clients(conversations.size());
    }

    void exit(Conversation conversation) {
        conversations.remove(conversation);
        meters.clients(conversations.size());
    }

    /** A client came in; it gets its first frames. */
    Client join(Outlet outlet, Access access, String welcome) {
        Audience audience = audiences.computeIfAbsent(access.hosts(), hosts -> new Audience(view, access));
        Client client = new Client(outlet, access, audience, meters, welcome);
        audience.join(client);
        client.pump();
        return client;
    }

    void leave(Client client) {
        List.copyOf(client.feeds().keySet()).forEach(id -> unsubscribe(client, id));
        client.audience().leave(client);
        if (client.audience().unused()) {
            audiences.remove(client.access().hosts());
        }
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
            feed.ended();
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
