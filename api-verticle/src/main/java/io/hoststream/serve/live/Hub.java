package io.hoststream.serve.live;

import io.hoststream.avro.Silence;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.access.Membership;
import io.hoststream.serve.live.ClientMessage.Subscribe;
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
import java.util.function.Predicate;

/** Follows the view and passes on what happens to every client that is to know. */
public final class Hub implements ViewListener {

    private static final Access EVERYBODY = new Access("live", Set.of(), new HostSelector.All());

    private final LiveView view;
    private final LiveLimits limits;
    private final LiveMeters meters;
    private final FanOut fanOut;
    private final Subscriptions subscriptions;
    private final Set<Conversation> conversations = new LinkedHashSet<>();
    /** Concurrent only so that a client may leave while the others are served. */
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
        this.fanOut = new FanOut(
                timing.nanos(), timing.later(), now -> subscriptions().passOn(now));
        this.view = view;
        this.limits = limits;
        this.meters = new LiveMeters(meters);
        this.subscriptions = new Subscriptions(view, membership, this.meters, rewind, timing);
        view.listen(this);
    }

    /** Called about once a second: heartbeats, and clients that take too long. {@code nowMillis} is monotonic. */
    public void tick(long nowMillis) {
        audiences.values().forEach(Audience::expire);
        new ArrayList<>(conversations).forEach(conversation -> conversation.tick(nowMillis));
        subscriptions.tick(nowMillis);
    }

    /** Closes every socket, because the server stops. */
    public void stop() {
        new ArrayList<>(conversations).forEach(Conversation::serverStops);
    }

    /** The hosts that clients watch one at a time, by name. */
    public Collection<HostView> watched() {
        return subscriptions.watched();
    }

    @Override
    public void sampled(HostView host) {
        subscriptions.sampled(host);
    }

    @Override
    public void hostsChanged(List<HostView> changed, List<String> removed) {
        subscriptions.hostsChanged(changed, removed);
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
        subscriptions.reconsider(view.hosts(EVERYBODY));
        audiences.values().forEach(Audience::membershipChanged);
    }

    @Override
    public void settled() {
        fanOut.request();
    }

    LiveLimits limits() {
        return limits;
    }

    /** Why a client from an address cannot come in now; empty if it can. */
    Optional<String> crowded(String address) {
        if (conversations.size() >= limits.maxClients()) {
            return Optional.of("too many clients are connected (serve.max-clients)");
        }
        return count(conversation -> conversation.address().equals(address)) >= limits.maxPerAddress()
                ? Optional.of("too many clients are connected from this address (serve.max-clients-per-address)")
                : Optional.empty();
    }

    /** Why a client with this principal cannot come in now; empty if it can. */
    Optional<String> crowdedFor(String principal) {
        return count(conversation -> conversation.isOf(principal)) >= limits.maxPerKey()
                ? Optional.of("too many clients use this key (serve.max-clients-per-key)")
                : Optional.empty();
    }

    private long count(Predicate<Conversation> which) {
        return conversations.stream().filter(which).count();
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
        subscriptions.subscribe(client, subscription);
    }

    void unsubscribe(Client client, String id) {
        subscriptions.unsubscribe(client, id);
    }

    /** What clients see of samples. */
    Subscriptions subscriptions() {
        return subscriptions;
    }
}
