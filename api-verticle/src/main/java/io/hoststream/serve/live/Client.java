package io.hoststream.serve.live;

import io.hoststream.serve.access.Access;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * An authenticated client and everything that it is owed. Frames are made when the socket can take them, in this order:
 * answers and heartbeats, silences, alerts, hosts, samples.
 */
final class Client {

    private final Outlet outlet;
    private final Access access;
    private final Audience audience;
    private final LiveMeters meters;
    private final Map<String, Feed> feeds = new LinkedHashMap<>();
    private final Queue<String> alerts = new ArrayDeque<>();
    private @Nullable String welcome;
    private @Nullable String hosts;
    private @Nullable String silence;
    private boolean pingOwed;
    private boolean pongOwed;
    private boolean allHostsOwed = true;
    private boolean allAlertsOwed = true;
    private boolean allSilencesOwed = true;
    private int feedInTurn;

    Client(Outlet outlet, Access access, Audience audience, LiveMeters meters, String welcome) {
        this.outlet = outlet;
        this.access = access;
        this.audience = audience;
        this.meters = meters;
        this.welcome = welcome;
    }

    Access access() {
        return access;
    }

    Audience audience() {
        return audience;
    }

    LiveMeters meters() {
        return meters;
    }

    /** Its feeds, by subscription id. */
    Map<String, Feed> feeds() {
        return feeds;
    }

    /** Writes what it is owed, for as long as the socket takes it. */
    void pump() {
        while (!outlet.full()) {
            Optional<String> frame = next();
            if (frame.isEmpty()) {
                return;
            }
            outlet.write(frame.get());
            meters.frame();
        }
    }

    /** It asked whether the server is there. However often it asks, one answer is owed. */
    void pong() {
        pongOwed = true;
        pump();
    }

    /** A heartbeat is due. */
    void ping() {
        pingOwed = true;
        pump();
    }

    /** Hosts changed. If the last change was not taken yet, it is owed the whole list instead. */
    void hosts(String frame) {
        if (allHostsOwed || hosts != null) {
            hosts = null;
            allHostsOwed = true;
        } else {
            hosts = frame;
        }
        pump();
    }

    /** An alert changed. Alerts are never left out: a client that does not take them is closed. */
    void alert(String frame) {
        if (alerts.size() >= LiveLimits.ALERTS_WAITING) {
            alerts.clear();
            outlet.close(CloseCode.TRY_LATER, "alerts were not taken");
            return;
        }
        if (!allAlertsOwed) {
            alerts.add(frame);
        }
        pump();
    }

    /** The open alerts were read anew. */
    void allAlerts() {
        alerts.clear();
        allAlertsOwed = true;
        pump();
    }

    /** A silence changed. If the last change was not taken yet, it is owed all of them instead. */
    void silence(String frame) {
        if (allSilencesOwed || silence != null) {
            allSilences();
        } else {
            silence = frame;
            pump();
        }
    }

    /** The silences were read anew. */
    void allSilences() {
        silence = null;
        allSilencesOwed = true;
        pump();
    }

    private Optional<String> next() {
        Optional<String> frame = Optional.ofNullable(answer());
        return frame.isPresent() ? frame : Optional.ofNullable(news()).or(this::sample);
    }

    private @Nullable String answer() {
        if (welcome != null) {
            String first = welcome;
            welcome = null;
            return first;
        }
        if (pongOwed) {
            pongOwed = false;
            return Frames.PONG;
        }
        if (pingOwed) {
            pingOwed = false;
            return Frames.PING;
        }
        return null;
    }

    private @Nullable String news() {
        if (allHostsOwed) {
            allHostsOwed = false;
            return audience.allHosts();
        }
        if (allSilencesOwed || silence != null) {
            return silences();
        }
        if (allAlertsOwed) {
            allAlertsOwed = false;
            return audience.openAlerts();
        }
        if (!alerts.isEmpty()) {
            return alerts.poll();
        }
        String changed = hosts;
        hosts = null;
        return changed;
    }

    private @Nullable String silences() {
        String changed = allSilencesOwed ? audience.allSilences() : silence;
        allSilencesOwed = false;
        silence = null;
        return changed;
    }

    /** The feeds take turns. */
    private Optional<String> sample() {
        Feed[] all = feeds.values().toArray(Feed[]::new);
        for (int i = 0; i < all.length; i++) {
            feedInTurn = (feedInTurn + 1) % all.length;
            String frame = all[feedInTurn].poll();
            if (frame != null) {
                return Optional.of(frame);
            }
        }
        return Optional.empty();
    }
}
