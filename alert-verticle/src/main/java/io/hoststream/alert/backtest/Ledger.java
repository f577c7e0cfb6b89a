package io.hoststream.alert.backtest;

import io.hoststream.alert.engine.Moment;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.schema.metric.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes episodes of state changes. Those that fired before the time that counts are followed, but are none. */
final class Ledger {

    /** More alerts than anybody reads; a rule that fires all the time would fill the memory. */
    static final int MOST_EPISODES = 200_000;

    /**
     * So near the end of what is archived nobody knows whether a host is silent: the partitions' files end at different times.
     */
    static final Duration EDGE = Duration.ofMinutes(15);

    private static final String OF_VALUES = "threshold";
    private static final String OF_SILENCE = "absence";

    private final RuleBook rules;
    private final Instant from;
    private final Map<String, Map<String, OpenEpisode>> open = new HashMap<>();
    private final List<Episode> closed = new ArrayList<>();
    private long pendings;
    private long carriedOver;
    private long tooMany;
    private long atTheEdge;

    Ledger(RuleBook rules, Instant from) {
        this.rules = rules;
        this.from = from;
    }

    /** Takes in what the engine says. */
    void add(AlertEvent event) {
        if (event.getState() == AlertState.PENDING) {
            pendings += event.getTime().isBefore(from) ? 0 : 1;
        } else if (event.getState() == AlertState.FIRING) {
            fires(event);
        } else {
            Map<String, OpenEpisode> ofHost = open.getOrDefault(event.getHost(), Map.of());
            OpenEpisode over = ofHost.isEmpty() ? null : ofHost.remove(event.getId());
            if (ofHost.isEmpty()) {
                open.remove(event.getHost());
            }
            if (over != null) {
                keep(over, event.getTime(), event.getTime());
            }
        }
    }

    private void fires(AlertEvent event) {
        int flappingFrom = rules.flappingFrom(event.getRule());
        Map<String, OpenEpisode> ofHost = open.computeIfAbsent(event.getHost(), any -> new HashMap<>());
        OpenEpisode before = ofHost.get(event.getId());
        if (before == null) {
            ofHost.put(event.getId(), new OpenEpisode(event, rules.direction(event.getRule()), flappingFrom));
        } else {
            before.changed(event, flappingFrom);
        }
    }

    /** Looks at the values of what fires, whose peak lies between two state changes. */
    void look(Moment moment) {
        Map<String, OpenEpisode> ofHost = open.get(moment.host());
        if (ofHost != null) {
            ofHost.values().forEach(episode -> look(moment, episode));
        }
    }

    private static void look(Moment moment, OpenEpisode episode) {
        Subject subject = episode.subject();
        if (subject.kind().equals(OF_VALUES)) {
            Metrics.find(subject.metric())
                    .ifPresent(metric -> moment.read(metric, (of, device, value) -> {
                        if (device.labels().equals(subject.device())) {
                            episode.seen(value);
                        }
                    }));
        }
    }

    /** Everything that fired, in the order in which it did; what still fires was seen until then. */
    List<Episode> end(Instant seenUntil) {
        for (Map<String, OpenEpisode> ofHost : open.values()) {
            for (OpenEpisode episode : ofHost.values()) {
                if (episode.subject().kind().equals(OF_SILENCE)
                        && episode.fired().isAfter(seenUntil.minus(EDGE))) {
                    atTheEdge++;
                } else {
                    keep(episode, null, seenUntil);
                }
            }
        }
        open.clear();
        List<Episode> all = new ArrayList<>(closed);
        all.sort(Comparator.comparing((Episode episode) -> episode.times().fired())
                .thenComparing(episode -> episode.subject().host())
                .thenComparing(episode -> episode.subject().rule())
                .thenComparing(episode -> episode.subject().deviceName()));
        return all;
    }

    private void keep(OpenEpisode episode, @Nullable Instant resolved, Instant seenUntil) {
        if (episode.fired().isBefore(from)) {
            carriedOver += seenUntil.isBefore(from) ? 0 : 1;
        } else if (closed.size() >= MOST_EPISODES) {
            tooMany++;
        } else {
            closed.add(episode.close(resolved, seenUntil));
        }
    }

    /** How many times a limit was crossed, whether or not for long enough. */
    long pendings() {
        return pendings;
    }

    /** How many alerts fired already when the time that counts began. */
    long carriedOver() {
        return carriedOver;
    }

    /** How many silences were left out because the archive ends where they began. */
    long atTheEdge() {
        return atTheEdge;
    }

    /** How many alerts were left out because there were too many. */
    long tooMany() {
        return tooMany;
    }
}
