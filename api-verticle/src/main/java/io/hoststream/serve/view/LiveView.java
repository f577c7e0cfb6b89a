package io.hoststream.serve.view;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.HostGroups;
import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Silence;
import io.hoststream.serve.access.Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All hosts with their recent past, and the alerts that are open. Belongs to one thread. After feeding it, call {@link
 * #settle} so that listeners hear of hosts whose status changed; call {@link #tick} once a second, because hosts also
 * change by falling silent.
 */
public final class LiveView {

    private final ViewLimits limits;
    private final TreeMap<String, HostView> hosts = new TreeMap<>();
    private final Groups groups = new Groups(hosts);
    private final Identities identities = new Identities();
    private final Removals removals = new Removals();
    private final Positions positions = new Positions();
    private final OpenAlerts alerts = new OpenAlerts();
    private final AlertHistory history = new AlertHistory(AlertHistory.Bounds.STANDARD);
    private final Silences silences = new Silences();
    private final List<ViewListener> listeners = new ArrayList<>();
    private final Set<String> touched = new LinkedHashSet<>();
    private final List<String> removed = new ArrayList<>();
    private final Reloads reloads = new Reloads();

    /** An empty view. */
    public LiveView(ViewLimits limits) {
        this.limits = limits;
    }

    /** Adds someone who wants to follow. */
    public void listen(ViewListener listener) {
        listeners.add(listener);
    }

    /** Takes in a sample that came from no topic, at {@code arrivedMillis}. */
    public void apply(HostSample sample, long arrivedMillis) {
        apply(sample, Arrival.at(arrivedMillis));
    }

    /** Takes in a sample that came from the topic, those of a partition in its order; one from before its host was removed is left out. */
    public void apply(HostSample sample, Arrival arrival) {
        positions.saw(arrival.partition(), arrival.offset());
        if (removals.cover(sample.getHost(), arrival.millis())) {
            return;
        }
        identities.heard(sample, arrival.millis());
        HostView host = open(sample.getHost(), sample.getHostId());
        String formerId = host.hostId();
        if (host.add(sample, arrival)) {
            follow(host, formerId);
            listeners.forEach(listener -> listener.sampled(host));
        }
    }

    /** How far it has seen the samples' topic. */
    public Positions positions() {
        return positions;
    }

    /** Takes in what is known of a host besides samples. */
    public void register(HostInfo info, long arrivedMillis) {
        HostView host = open(info.getHost(), info.getHostId());
        String formerId = host.hostId();
        host.register(info, arrivedMillis);
        follow(host, formerId);
    }

    /**
     * Removes a host that was taken out of the inventory at that time, unless it was heard since. It comes back if it is heard
     * of again; what it was assigned to stands.
     */
    public void remove(String host, long atMillis) {
        removals.add(host, atMillis);
        HostView known = hosts.get(host);
        if (known != null && known.lastSeenMillis() <= atMillis) {
            drop(known);
            reloads.alerts(alerts.any(host));
        }
    }

    private void drop(HostView host) {
        hosts.remove(host.host());
        groups.leave(host);
        identities.remove(host);
        removed.add(host.host());
    }

    /** Takes in the groups that a host is assigned to from now on; null for none any more. */
    public void assign(String host, @Nullable HostGroups assigned) {
        touched.add(host);
        groups.assign(host, assigned == null ? List.of() : assigned.getGroups());
    }

    /** Takes in a state change of an alert that happened just now. */
    public void apply(AlertEvent event) {
        Alert alert = new Alert(event);
        history.add(event);
        if (alerts.apply(alert)) {
            touched.add(alert.host());
            listeners.forEach(listener -> listener.alertChanged(alert));
        }
    }

    /** Takes in a state change of an alert from the past; listeners are told once, when everything is read. */
    public void replay(AlertEvent event) {
        Alert alert = new Alert(event);
        history.add(event);
        if (alerts.apply(alert)) {
            touched.add(alert.host());
            reloads.alerts(true);
        }
    }

    /** Takes in a silence that was made or changed just now; null for one that is no more. */
    public void apply(String id, @Nullable Silence silence) {
        if (silences.apply(id, silence)) {
            if (silence == null) {
                reloads.silences(true);
            } else {
                listeners.forEach(listener -> listener.silenceChanged(silence));
            }
        }
    }

    /** Takes in a silence from the past; listeners are told once, when everything is read. */
    public void replay(String id, @Nullable Silence silence) {
        reloads.silences(silences.apply(id, silence));
    }

    /** Works out the status of every host that was fed since the last time, and tells listeners what changed. */
    public void settle(long nowMillis) {
        List<HostView> changed = new ArrayList<>();
        for (String name : touched) {
            HostView host = hosts.get(name);
            if (host != null && host.settle(identities.condition(host, alerts.counts(name), nowMillis))) {
                changed.add(host);
            }
        }
        List<String> gone =
                removed.stream().filter(name -> !hosts.containsKey(name)).toList();
        touched.clear();
        removed.clear();
        if (groups.takeChanged()) {
            listeners.forEach(ViewListener::membershipChanged);
        }
        if (!changed.isEmpty() || !gone.isEmpty()) {
            listeners.forEach(listener -> listener.hostsChanged(changed, gone));
        }
        groups.told();
        reloads.tell(listeners);
        listeners.forEach(ViewListener::settled);
    }

    /** Looks at every host: who fell silent, and who has been silent for so long that it leaves. */
    public void tick(long nowMillis) {
        identities.forget(nowMillis);
        removals.forget(nowMillis);
        history.forget(nowMillis);
        silences.forget(nowMillis);
        long forgotten = nowMillis - limits.forgetAfter().toMillis();
        hosts.values().stream()
                .filter(host -> host.lastSeenMillis() < forgotten)
                .toList()
                .forEach(this::drop);
        touched.addAll(hosts.keySet());
        settle(nowMillis);
    }

    /** The hosts, by name. */
    public List<HostView> hosts(Access access) {
        return hosts.values().stream().filter(host -> access.can(host.host())).toList();
    }

    /** The host of that name, if it exists for the one who asks. */
    public Optional<HostView> host(Access access, String name) {
        return access.can(name) ? Optional.ofNullable(hosts.get(name)) : Optional.empty();
    }

    /** Which hosts are in which groups, now and from now on. */
    public Groups membership() {
        return groups;
    }

    /** The alerts that are pending or firing, without those of removed hosts: the firing first, the worst and newest of them first. */
    public Collection<Alert> alerts(Access access) {
        return alerts.of(host -> access.can(host) && (hosts.containsKey(host) || !removals.know(host)));
    }

    /** All events of an alert, if it is about a host that exists for the one who asks. */
    public Optional<AlertLife> alert(Access access, String id) {
        return history.find(id)
                .or(() -> alerts.find(id).map(open -> new AlertLife(open.event())))
                .filter(life -> access.can(life.host()));
    }

    /** So many alerts of the past and of now that match, from a place on, those that began last first. */
    public List<AlertLife> alerts(Access access, Optional<HistoryPlace> from, Predicate<AlertLife> wanted, int most) {
        return history.from(from, wanted.and(life -> access.can(life.host())), most);
    }

    /** The silences that may be for hosts that exist for the one who asks: those that were made last first. */
    public List<Silence> silences(Access access) {
        return silences.all().stream().filter(access::concerns).toList();
    }

    /** The silence of that identity, if it may be for hosts that exist for the one who asks. */
    public Optional<Silence> silence(Access access, String id) {
        return silences.find(id).filter(access::concerns);
    }

    /** How many silences hold or will. */
    public long standingSilences(Instant now) {
        return silences.standing(now);
    }

    /** The silences that hold and are for the alert. */
    public List<Silence> silencesOf(AlertEvent event, long nowMillis) {
        return silences.of(event, Instant.ofEpochMilli(nowMillis));
    }

    private HostView open(String name, String hostId) {
        touched.add(name);
        reloads.alerts(!hosts.containsKey(name) && removals.know(name) && alerts.any(name));
        return hosts.computeIfAbsent(name, unused -> groups.enter(new HostView(name, hostId, limits)));
    }

    private void follow(HostView host, String formerId) {
        identities.follow(host, formerId);
        groups.follow(host);
    }
}
