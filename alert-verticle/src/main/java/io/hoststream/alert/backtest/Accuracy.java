package io.hoststream.alert.backtest;

import io.hoststream.alert.backtest.Detection.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Alerts held against what is known to have gone wrong.
 *
 * @param detections every incident that began while alerts counted, in the order of the list
 * @param falseAlarms alerts that fired while nothing was wrong with the host, nor had been a moment ago
 */
public record Accuracy(List<Detection> detections, List<Episode> falseAlarms) {

    /** Keeps its own copies. */
    public Accuracy {
        detections = List.copyOf(detections);
        falseAlarms = List.copyOf(falseAlarms);
    }

    /** Holds the findings against those of the incidents that began in the period, on hosts that were seen. */
    public static Accuracy of(List<Episode> episodes, Collection<Incident> incidents, Predicate<Incident> counts) {
        Map<String, List<Episode>> fired = new HashMap<>();
        episodes.forEach(episode -> fired.computeIfAbsent(episode.subject().host(), any -> new ArrayList<>())
                .add(episode));
        List<Detection> detections = incidents.stream()
                .filter(counts)
                .map(incident -> detection(incident, fired.getOrDefault(incident.host(), List.of())))
                .toList();
        Map<String, List<Incident>> wrong = new HashMap<>();
        incidents.forEach(incident ->
                wrong.computeIfAbsent(incident.host(), any -> new ArrayList<>()).add(incident));
        List<Episode> falseAlarms = episodes.stream()
                .filter(episode -> wrong.getOrDefault(episode.subject().host(), List.of()).stream()
                        .noneMatch(incident -> covers(incident, episode)))
                .toList();
        return new Accuracy(detections, falseAlarms);
    }

    private static Detection detection(Incident incident, List<Episode> ofHost) {
        EnumMap<Verdict, Episode> first = new EnumMap<>(Verdict.class);
        for (Episode episode : ofHost) {
            if (covers(incident, episode)) {
                first.merge(verdict(incident, episode), episode, Accuracy::earlier);
            }
        }
        for (Map.Entry<Verdict, Episode> best : first.entrySet()) {
            return new Detection(incident, best.getKey(), best.getValue());
        }
        return new Detection(incident, Verdict.MISSED, null);
    }

    private static Verdict verdict(Incident incident, Episode episode) {
        if (Incident.Kind.of(episode.subject().metric()) != incident.kind()) {
            return Verdict.OTHERWISE;
        }
        return episode.course().quiet() ? Verdict.SHOWN : Verdict.TOLD;
    }

    private static Episode earlier(Episode one, Episode other) {
        return other.times().fired().isBefore(one.times().fired()) ? other : one;
    }

    private static boolean covers(Incident incident, Episode episode) {
        return incident.covers(episode.subject().host(), episode.times().fired());
    }

    /** The detections of one kind of incident. */
    public List<Detection> detections(Incident.Kind kind) {
        return detections.stream()
                .filter(detection -> detection.incident().kind() == kind)
                .toList();
    }

    /** The false alarms about one kind of trouble, those that are only shown or those that are told. */
    public List<Episode> falseAlarms(Incident.Kind kind, boolean quiet) {
        return falseAlarms.stream()
                .filter(episode -> Incident.Kind.of(episode.subject().metric()) == kind
                        && episode.course().quiet() == quiet)
                .toList();
    }
}
