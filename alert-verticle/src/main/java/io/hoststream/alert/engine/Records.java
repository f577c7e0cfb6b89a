package io.hoststream.alert.engine;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.HostWatch;
import io.hoststream.avro.Learned;
import io.hoststream.avro.SeriesWatch;
import io.hoststream.avro.Severity;
import io.hoststream.avro.WatchRun;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is known of a host as a record, and back. Everything but the rules is in it. */
final class Records {

    /** How steadily the host reports is kept among what was learned, under no rule's name. */
    private static final String REPORTING = "";

    private Records() {}

    /** The record of a host that was heard. */
    static HostWatch of(Host host) {
        List<SeriesWatch> series =
                host.series().keys().stream().map(key -> series(host, key)).toList();
        List<Learned> learned = new ArrayList<>();
        learned.add(new Learned(
                REPORTING,
                "",
                Map.of(),
                host.position().time(),
                ByteBuffer.wrap(host.reporting().state()),
                null,
                null));
        learned.addAll(host.lessons().all(host.position().time()));
        return record(host, series, learned);
    }

    /** The record of a host that is forgotten: nothing is known of it but how far it was heard. */
    static HostWatch forgotten(Host host) {
        return record(host, List.of(), List.of());
    }

    private static HostWatch record(Host host, List<SeriesWatch> series, List<Learned> learned) {
        Position position = host.position();
        Instant epoch = position.epoch() == null ? Instant.EPOCH : position.epoch();
        return new HostWatch(
                host.key().host(),
                host.key().hostId(),
                host.labels(),
                epoch,
                position.sequence(),
                position.offset(),
                position.time(),
                position.arrived(),
                host.intervalMillis(),
                series,
                learned);
    }

    private static SeriesWatch series(Host host, SeriesKey key) {
        SeriesState state = host.series().of(key);
        return state instanceof Active alert ? active(key, alert) : over(key, state);
    }

    private static SeriesWatch active(SeriesKey key, Active alert) {
        boolean firing = alert instanceof Firing;
        return new SeriesWatch(
                key.rule(),
                key.metric(),
                key.device(),
                firing ? AlertState.FIRING : AlertState.PENDING,
                run(alert.alert().first()),
                alert.alert().severity(),
                alert.alert().limit(),
                alert instanceof Firing told ? told.told() : null,
                optional(alert.runs().warning()),
                optional(alert.runs().critical()),
                optional(alert.runs().clear()),
                alert.last().value(),
                alert.last().time(),
                alert.last().offset(),
                alert.alert().fires().times());
    }

    private static SeriesWatch over(SeriesKey key, @Nullable SeriesState state) {
        List<Instant> fired = state instanceof Calm calm ? calm.recent().times() : List.of();
        Instant last = fired.isEmpty() ? Instant.EPOCH : fired.get(fired.size() - 1);
        return new SeriesWatch(
                key.rule(),
                key.metric(),
                key.device(),
                AlertState.RESOLVED,
                new WatchRun(last, -1L),
                Severity.WARNING,
                0d,
                null,
                null,
                null,
                null,
                0d,
                last,
                -1L,
                fired);
    }

    private static WatchRun run(Run run) {
        return new WatchRun(run.since(), run.offset());
    }

    private static @Nullable WatchRun optional(@Nullable Run run) {
        return run == null ? null : run(run);
    }

    /** Takes over what a record says; what cannot be used is dropped, and said. */
    static void restore(HostWatch from, Host host, Consumer<String> dropped) {
        Position position =
                new Position(from.getEpoch(), from.getSequence(), from.getOffset(), from.getTime(), from.getArrived());
        host.restore(position, Map.copyOf(from.getLabels()), from.getIntervalMillis());
        for (SeriesWatch series : from.getSeries()) {
            SeriesKey key = new SeriesKey(series.getRule(), series.getMetric(), Map.copyOf(series.getDevice()));
            host.series().restore(key, state(series));
        }
        List<Learned> lessons = new ArrayList<>();
        for (Learned learned : from.getLearned()) {
            if (!learned.getRule().equals(REPORTING)) {
                lessons.add(learned);
            } else if (!host.reporting().restore(learned.getState().duplicate())) {
                dropped.accept(
                        "host " + from.getHost() + ": how steadily it reports cannot be read and is learned anew");
            }
        }
        host.lessons().keep(lessons);
    }

    private static SeriesState state(SeriesWatch from) {
        Fires fires = new Fires(from.getFired());
        if (from.getState() == AlertState.RESOLVED) {
            return new Calm(fires);
        }
        Alert alert = new Alert(
                new Run(from.getFirst().getSince(), from.getFirst().getOffset()),
                from.getSeverity(),
                from.getLimit(),
                fires);
        Runs runs = new Runs(run(from.getWarning()), run(from.getCritical()), run(from.getClear()));
        Measure value = new Measure(from.getValue(), true, Facts.NONE);
        Observation last = new Observation(value, from.getTime(), from.getOffset(), true, true);
        return from.getState() == AlertState.PENDING
                ? new Pending(alert, runs, last)
                : new Firing(alert, from.getTold(), runs, last);
    }

    private static @Nullable Run run(@Nullable WatchRun from) {
        return from == null ? null : new Run(from.getSince(), from.getOffset());
    }
}
