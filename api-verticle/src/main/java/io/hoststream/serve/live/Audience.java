package io.hoststream.serve.live;

import io.hoststream.avro.Silence;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.view.Alert;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The clients for which the same hosts exist: what is not about samples is rendered once for all of them. */
final class Audience {

    private final LiveView view;
    private final Access access;
    /** Copied on write: a client may leave while the others are served. */
    private final List<Client> clients = new CopyOnWriteArrayList<>();

    private @Nullable String allHosts;
    private @Nullable String openAlerts;
    private @Nullable String allSilences;

    Audience(LiveView view, Access access) {
        this.view = view;
        this.access = access;
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
        allHosts = null;
        List<HostView> changedHere =
                changed.stream().filter(host -> access.can(host.host())).toList();
        List<String> removedHere = removed.stream().filter(access::can).toList();
        if (!changedHere.isEmpty() || !removedHere.isEmpty()) {
            String frame = Frames.someHosts(changedHere, removedHere, access);
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
        clients.forEach(Client::allSilences);
    }
}
