package io.hoststream.serve.view;

import io.hoststream.avro.AlertEvent;
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
    private final Duplicates duplicates = new Duplicates();
    private final Positions positions = new Positions();
    private final OpenAlerts alerts = new OpenAlerts();
    private final AlertHistory history = new AlertHistory(AlertHistory.Bounds.STANDARD);
    private final Silences silences = new Silences();
    private final List<ViewListener> listeners = new ArrayList<>();
    private final Set<String> touched = new LinkedHashSet<>();
    private final List<String> removed = new ArrayList<>();
    private boolean alertsReloaded;
    private boolean silencesReloaded;

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

    /** Takes in a sample that came from the topic; those of a partition come in its order. */
    public void apply(HostSample sample, Arrival arrival) {
        duplicates.heard(sample, arrival.millis());
        positions.saw(arrival.partition(), arrival.offset());
        HostView host = open(sample.getHost(), sample.getHostId());
        if (host.add(sample, arrival)) {
            listeners.forEach(listener -> listener.sampled(host));
        }
    }

    /** How far it has seen the samples' topic. */
    public Positions positions() {
        return positions;
    }

    /** Takes in what is known of a host besides samples. */
    public void register(HostInfo info, long arrivedMillis) {
        open(info.getHost(), info.getHostId()).register(info, arrivedMillis);
    }

    /** Removes a host that was taken out of the inventory; it comes back if it is heard of again. */
    public void remove(String host) {
        if (hosts.remove(host) != null) {
            removed.add(host);
        }
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
            alertsReloaded = true;
        }
    }

    /** Takes in a silence that was made or changed just now; null for one that is no more. */
    public void apply(String id, @Nullable Silence silence) {
        if (silences.apply(id, silence)) {
            if (silence == null) {
                silencesReloaded = true;
            } else {
                listeners.forEach(listener -> listener.silenceChanged(silence));
            }
        }
    }

    /** Takes in a silence from the past; listeners are told once, when everything is read. */
    public void replay(String id, @Nullable Silence silence) {
        silencesReloaded |= silences.apply(id, silence);
    }

    /** Works out the status of every host that was fed since the last time, and tells listeners what changed. */
    public void settle(long nowMillis) {
        List<HostView> changed = new ArrayList<>();
        for (String name : touched) {
            HostView host = hosts.get(name);
            if (host != null && update(host, nowMillis)) {
                changed.add(host);
            }
        }
        List<String> gone =
                removed.stream().filter(name -> !hosts.containsKey(name)).toList();
        touched.clear();
        removed.clear();
        if (!changed.isEmpty() || !gone.isEmpty()) {
            listeners.forEach(listener -> listener.hostsChanged(changed, gone));
        }
        if (alertsReloaded) {
            alertsReloaded = false;
            listeners.forEach(ViewListener::alertsReloaded);
        }
        if (silencesReloaded) {
            silencesReloaded = false;
            listeners.forEach(ViewListener::silencesReloaded);
        }
        listeners.forEach(ViewListener::settled);
    }

    /** Looks at every host: who fell silent, and who has been silent for so long that it leaves. */
    public void tick(long nowMillis) {
        duplicates.forget(nowMillis);
        history.forget(nowMillis);
        silences.forget(nowMillis);
        long forgotten = nowMillis - limits.forgetAfter().toMillis();
        hosts.values().stream()
                .filter(host -> host.lastSeenMillis() < forgotten)
                .map(HostView::host)
                .toList()
                .forEach(this::remove);
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

    /** The alerts that are pending or firing: the firing first, the worst and newest of them first. */
    public Collection<Alert> alerts(Access access) {
        return alerts.of(access::can);
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
        return silences.all().stream()
                .filter(silence -> now.isBefore(silence.getUntil()))
                .count();
    }

    /** The silences that hold and are for the alert. */
    public List<Silence> silencesOf(AlertEvent event, long nowMillis) {
        return silences.of(event, Instant.ofEpochMilli(nowMillis));
    }

    private HostView open(String name, String hostId) {
        touched.add(name);
        return hosts.computeIfAbsent(name, unused -> new HostView(name, hostId, limits));
    }

    private boolean update(HostView host, long nowMillis) {
        HostStatus now = host.silentAt(nowMillis) ? HostStatus.DOWN : alerts.worst(host.host());
        List<Sender> rivals = duplicates.rivals(host.host(), nowMillis);
        int unnamed = rivals.isEmpty() ? 0 : duplicates.unnamed(host.host(), host.hostId(), nowMillis);
        return host.settle(now, Warnings.of(host.host(), host.hostId(), rivals, unnamed));
    }
}
