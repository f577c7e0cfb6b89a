package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Rules;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.HostWatch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Watches the hosts of one partition: what they say goes in, state changes come out, and records of all that is known. It has
 * no clock and asks nobody: the same samples in the same order make the same events, however they are cut into batches, and
 * whether or not another engine goes on from the records in between.
 *
 * <p>The records that {@link #takeChanged} gives belong to the events before them and have to be stored with these, at once or
 * not at all. Between the record of a host and the offset from which its partition is read on, nothing of it changed but last
 * values and what is learned: samples from {@link #relearnFrom} on, read again, bring these up to date.
 */
public final class Engine {

    /** Records in one call, where only what was learned is to be stored. */
    private static final int MOST_RECORDS = 200;

    /** Problems that are kept until somebody asks. */
    private static final int MOST_PROBLEMS = 100;

    /** A host whose record is older than the newest by so many times that in which it was due had fallen silent. */
    private static final int SURELY_DUE = 6;

    private final TopicPartition partition;
    private final EngineSettings settings;
    private final Plans plans = new Plans();
    private final Map<HostKey, Host> hosts = new HashMap<>();
    private final Set<Host> changed = new LinkedHashSet<>();
    private final List<HostWatch> forgotten = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int active;
    private long values;
    private long repeats;

    /**
     * An engine that knows of no host.
     *
     * @param partition where the samples are from
     * @param settings how hosts are watched
     */
    public Engine(TopicPartition partition, EngineSettings settings) {
        this.partition = partition;
        this.settings = settings;
    }

    /**
     * Takes over what a record says of a host; one of a host that was forgotten says nothing. To be called before the first
     * sample.
     */
    public void restore(HostWatch watch) {
        if (!watch.getSeries().isEmpty() || !watch.getLearned().isEmpty()) {
            Host host = host(watch.getHost(), watch.getHostId());
            int before = host.series().active();
            Records.restore(watch, host, this::problem);
            active += host.series().active() - before;
        }
    }

    private void problem(String problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    private Host host(String name, String id) {
        return hosts.computeIfAbsent(new HostKey(name, id), key -> new Host(key, settings.missingAfter()));
    }

    /** The state changes that a moment makes under these rules, in the order of the catalogue. */
    public List<AlertEvent> evaluate(Rules rules, Arrival arrival) {
        long edition = plans.edition(rules);
        Host host = host(arrival.moment().host(), arrival.moment().hostId());
        boolean first = host.position().epoch() == null;
        if (arrival.relearn() && arrival.offset() <= host.position().offset()) {
            return List.of();
        }
        if (!host.admit(arrival)) {
            repeats += arrival.relearn() ? 0 : 1;
            return List.of();
        }
        EventWriter writer = new EventWriter(partition, host);
        host.follow(plans, edition, arrival.moment().labels(), this::problem);
        int before = host.series().active();
        values += new Evaluation(host, arrival, writer).run();
        active += host.series().active() - before;
        note(host, first);
        return writer.events();
    }

    private void note(Host host, boolean first) {
        if (host.series().takeChanged() || first) {
            changed.add(host);
        }
    }

    /** When somebody of each name was heard last: a host that was installed anew is not silent. */
    private Map<String, Instant> heardByName() {
        Map<String, Instant> heard = new HashMap<>();
        for (Host host : hosts.values()) {
            heard.merge(host.key().host(), host.position().arrived(), (a, b) -> a.isAfter(b) ? a : b);
        }
        return heard;
    }

    /**
     * Finds hosts that are silent. To be called when everything that arrived before {@code now} has been evaluated.
     *
     * @param now by the clock that the times of arrival are from
     * @param hearingSince since when samples could be heard: silence counts from there at the earliest
     */
    public List<AlertEvent> quietUntil(Rules rules, Instant now, Instant hearingSince) {
        long edition = plans.edition(rules);
        Quiet quiet = new Quiet(now.truncatedTo(ChronoUnit.MILLIS), hearingSince, settings.endAfter());
        Map<String, Instant> heard = heardByName();
        List<AlertEvent> events = new ArrayList<>();
        List<Host> gone = new ArrayList<>();
        for (Host host : hosts.values()) {
            host.follow(plans, edition, host.labels(), this::problem);
            EventWriter writer = new EventWriter(partition, host);
            int before = host.series().active();
            quiet.look(host, heard.getOrDefault(host.key().host(), Instant.MIN), writer);
            active += host.series().active() - before;
            events.addAll(writer.events());
            note(host, false);
            if (Duration.between(host.position().arrived(), now).compareTo(settings.forgetAfter()) >= 0) {
                gone.add(host);
            }
        }
        gone.forEach(this::forget);
        events.sort(Comparator.comparing(AlertEvent::getHost).thenComparing(AlertEvent::getHostId));
        return events;
    }

    private void forget(Host host) {
        hosts.remove(host.key());
        active -= host.series().active();
        changed.remove(host);
        forgotten.add(Records.forgotten(host));
    }

    /**
     * The records of hosts whose alerts changed since the last call, of hosts that were heard for the first time, and of hosts
     * that are forgotten: the last have neither series nor anything learned, and no more is needed of them.
     */
    public List<HostWatch> takeChanged() {
        List<HostWatch> records = new ArrayList<>(forgotten);
        changed.forEach(host -> records.add(record(host)));
        forgotten.clear();
        changed.clear();
        return records;
    }

    private static HostWatch record(Host host) {
        host.store();
        return Records.of(host);
    }

    /**
     * The records of hosts that are due although nothing changed but what is learned; a bounded number, the rest next time.
     *
     * @param now unused but to say that time goes on; what is due goes by the times of arrival
     */
    public List<HostWatch> takeLearned(Instant now) {
        List<HostWatch> records = new ArrayList<>();
        for (Host host : hosts.values()) {
            if (records.size() == MOST_RECORDS) {
                break;
            }
            if (host.heardSinceStored() && host.due(settings.learnedEvery())) {
                records.add(record(host));
            }
        }
        return records;
    }

    /** The records of everything that was not stored yet; for the time when the partition leaves. */
    public List<HostWatch> takeAll() {
        List<HostWatch> records = takeChanged();
        hosts.values().stream()
                .filter(Host::heardSinceStored)
                .map(Engine::record)
                .forEach(records::add);
        return records;
    }

    /**
     * The lowest offset from which samples have to be read again only to learn, once all records are restored; at most
     * {@code committed}, from where samples are new.
     */
    public long relearnFrom(long committed) {
        Instant newest = hosts.values().stream()
                .map(host -> host.position().arrived())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Instant silentBefore = newest.minus(settings.learnedEvery().multipliedBy(SURELY_DUE));
        return hosts.values().stream()
                .map(Host::position)
                .filter(position -> !position.arrived().isBefore(silentBefore))
                .mapToLong(position -> position.offset() + 1)
                .reduce(committed, Math::min);
    }

    /** What could not be taken over from records, and why, since this was asked last. */
    public List<String> takeProblems() {
        List<String> taken = List.copyOf(problems);
        problems.clear();
        return taken;
    }

    /** How many values were held against rules. */
    public long values() {
        return values;
    }

    /** How many samples were seen before. */
    public long repeats() {
        return repeats;
    }

    /** How many alerts are pending or firing. */
    public int active() {
        return active;
    }
}
