package io.hoststream.serve.live;

import io.hoststream.avro.Silence;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.view.Alert;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The clients for which the same hosts exist: what is not about samples is rendered once for all of them. */
final class Audience {

    private final LiveView view;
    private final Access access;
    /** Copied on write: a client may leave while the others are served. */
    private final List<Client> clients = new CopyOnWriteArrayList<>();

    /** The hosts that exist for the clients, as far as they were told. */
    private final Set<String> existing = new HashSet<>();

    private @Nullable String allHosts;
    private @Nullable String openAlerts;
    private @Nullable String allSilences;

    Audience(LiveView view, Access access) {
        this.view = view;
        this.access = access;
        view.hosts(access).forEach(host -> existing.add(host.host()));
    }

    boolean unused() {
        return clients.isEmpty();
    }

    void join(Client client) {
        clients.add(client);
    }

    void leave(Client client) {
        clients.remove(client);
    }

    String allHosts() {
        if (allHosts == null) {
            allHosts = Frames.allHosts(view.hosts(access), access);
        }
        return allHosts;
    }

    String openAlerts() {
        if (openAlerts == null) {
            openAlerts = Frames.alerts(view.alerts(access));
        }
        return openAlerts;
    }

    String allSilences() {
        if (allSilences == null) {
            allSilences = Frames.silences(view.silences(access), access);
        }
        return allSilences;
    }

    /** Time went on: the lists are made anew for whoever asks next. */
    void expire() {
        allHosts = null;
        openAlerts = null;
        allSilences = null;
    }

    void hostsChanged(List<HostView> changed, List<String> removed) {
        List<HostView> changedHere = new ArrayList<>();
        List<String> gone = new ArrayList<>(removed);
        for (HostView host : changed) {
            if (access.can(host.host())) {
                existing.add(host.host());
                changedHere.add(host);
            } else {
                gone.add(host.host());
            }
        }
        tell(changedHere, gone.stream().filter(existing::remove).toList());
    }

    /** What exists for the clients may be different: they are told of hosts that came and of hosts that are no more. */
    void membershipChanged() {
        List<HostView> now = view.hosts(access);
        List<HostView> come =
                now.stream().filter(host -> !existing.contains(host.host())).toList();
        Set<String> names = now.stream().map(HostView::host).collect(Collectors.toSet());
        List<String> gone =
                existing.stream().filter(host -> !names.contains(host)).toList();
        existing.clear();
        existing.addAll(names);
        tell(come, gone);
        if (!come.isEmpty() || !gone.isEmpty()) {
            alertsReloaded();
            silencesReloaded();
        }
    }

    private void tell(List<HostView> changed, List<String> gone) {
        allHosts = null;
        if (!changed.isEmpty() || !gone.isEmpty()) {
            String frame = Frames.someHosts(changed, gone, access);
            clients.forEach(client -> client.hosts(frame));
        }
    }

    void alertChanged(Alert alert) {
        openAlerts = null;
        if (access.can(alert.host())) {
            String frame = Frames.alert(alert);
            clients.forEach(client -> client.alert(frame));
        }
    }

    void alertsReloaded() {
        openAlerts = null;
        clients.forEach(Client::allAlerts);
    }

    void silenceChanged(Silence silence) {
        allSilences = null;
        if (access.concerns(silence)) {
            String frame = Frames.silence(silence, access);
            clients.forEach(client -> client.silence(frame));
        }
    }

    void silencesReloaded() {
        allSilences = null;
        allSilences = null;
        clients.forEach(Client::allSilences);
    }
}
