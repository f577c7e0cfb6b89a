package io.hoststream.serve.view;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One host: who it is, how it is, and its recent values. Read on the view's thread only. */
public final class HostView extends KeptRows {

    private final String host;
    private final ViewLimits limits;
    private final Presence presence = new Presence();
    private final Footing footing = new Footing();
    private String hostId;
    private long epoch;
    private long sequence;
    private Map<String, String> labels = Map.of();
    private int intervalMillis;
    private long lastSeenMillis;
    private long revision;
    private long skippedRevision;
    private Condition condition = Condition.NEW;
    private Optional<HostInfo> info = Optional.empty();
    private Set<String> groups = Set.of();
    private boolean redescribed = true;

    HostView(String host, String hostId, ViewLimits limits) {
        super(new Recent(limits, 0, Long.MIN_VALUE));
        this.host = host;
        this.hostId = hostId;
        this.limits = limits;
    }

    /** The host's name. */
    public String host() {
        return host;
    }

    /** Identity of the installation. */
    public String hostId() {
        return hostId;
    }

    /** What is wrong with who it says it is; usually nothing. */
    public List<Warning> warnings() {
        return condition.warnings();
    }

    /** The groups that it is in, by label and by assignment; by name. */
    public Set<String> groups() {
        return groups;
    }

    /** What the installation said of itself last. */
    public Optional<HostInfo> info() {
        return info.filter(said -> said.getHostId().equals(hostId));
    }

    /** The host's labels, such as environment. */
    public Map<String, String> labels() {
        return labels;
    }

    /** The interval in effect: how long after the newest sample the next is due. */
    public Duration interval() {
        return Duration.ofMillis(intervalMillis);
    }

    /** The interval that the collector is set to: samples are further apart than that only where some are missing. */
    public Duration usualInterval() {
        int registered = info().map(HostInfo::getIntervalMillis).orElse(0);
        return Duration.ofMillis(Math.max(intervalMillis, registered));
    }

    /** When the broker took in the oldest word of it that this view has heard; milliseconds since 1970. */
    public long firstSeenMillis() {
        return presence.firstMillis();
    }

    /** When the broker took in the newest word of it; milliseconds since 1970. */
    public long lastSeenMillis() {
        return lastSeenMillis;
    }

    /** How it was when the view last looked. */
    public HostStatus status() {
        return condition.status();
    }

    /** Whether it was heard when the view last looked. */
    public HostState state() {
        return condition.state();
    }

    /** Which of its alerts fired when the view last looked. */
    public AlertCounts alerts() {
        return condition.alerts();
    }

    /** When the run of the collector began that the newest sample is of; milliseconds since 1970. */
    public long epochMillis() {
        return epoch;
    }

    /** The sequence number of the newest sample. */
    public long sequence() {
        return sequence;
    }

    /** Changes with every sample. */
    public long revision() {
        return revision;
    }

    /** Samples came that it is not given: they count as if they had been. */
    public void skip(int samples) {
        revision += samples;
        skippedRevision = revision;
    }

    /** The revision of the newest sample that it was not given; 0 if there was none. */
    public long skippedRevision() {
        return skippedRevision;
    }

    /**
     * Whether samples are gone that the window would still hold: it was installed anew, its clock was ahead for a while, or
     * it sends more than is kept.
     */
    public boolean isCut() {
        return rows() > 0
                && recent().droppedUpTo() >= newestMillis() - limits.window().toMillis();
    }

    /** The partition of the samples' topic that its newest sample is in; {@link Arrival#UNKNOWN_PARTITION} where that is not known. */
    public int partition() {
        return footing.partition();
    }

    /** Below which offset samples were seen that are no longer kept: from there on all that were seen are here. */
    public long keptFromOffset() {
        return footing.keptFrom(recent());
    }

    /** Whether nothing was heard of it for three intervals, and at least five seconds. */
    boolean silentAt(long nowMillis) {
        return nowMillis - lastSeenMillis > Patience.millis(intervalMillis);
    }

    /** Whether its collector was stopped in order and nothing came since. */
    boolean stopped() {
        return presence.stopped(hostId);
    }

    Presence presence() {
        return presence;
    }

    /** Sets how it is; says whether that, or anything else that describes the host, has changed since the last time. */
    boolean settle(Condition now) {
        boolean changed = redescribed || !condition.equals(now);
        condition = now;
        redescribed = false;
        return changed;
    }

    /** Sets the groups that it is in; says whether they are others. */
    boolean join(Set<String> now) {
        if (groups.equals(now)) {
            return false;
        }
        groups = now;
        redescribed = true;
        return true;
    }

    /** Takes in what is known of the host besides samples. */
    void register(HostInfo told, long arrivedMillis) {
        redescribed |= !info.equals(Optional.of(told));
        info = Optional.of(told);
        presence.told(told);
        if (lastSeenMillis == 0 || told.getHostId().equals(hostId)) {
            hostId = told.getHostId();
            describe(told.getLabels(), revision == 0 ? told.getIntervalMillis() : intervalMillis);
            lastSeenMillis = Math.max(lastSeenMillis, arrivedMillis);
            presence.heard(Math.max(epoch, told.getEpoch().toEpochMilli()), arrivedMillis);
        }
    }

    /**
     * Takes in a sample; says whether it is a new one. Repeats are left out, and so is a second installation with the same
     * name whose run started earlier, for as long as the first one is heard of: after that anyone may take the name over,
     * so that a clock that was wrong once does not shut a host out.
     */
    boolean add(HostSample sample, Arrival arrival) {
        long arrivedMillis = arrival.millis();
        long itsEpoch = sample.getEpoch().toEpochMilli();
        boolean same = sample.getHostId().equals(hostId);
        if (same && itsEpoch == epoch && sample.getSequence() <= sequence) {
            return false;
        }
        boolean newer = itsEpoch > epoch || (same && itsEpoch == epoch);
        if (!newer && !silentAt(arrivedMillis)) {
            return false;
        }
        if (!same) {
            if (lastSeenMillis > 0) {
                presence.moved(hostId, arrivedMillis);
            }
            hostId = sample.getHostId();
            redescribed = true;
            footing.leave(recent());
            restart(new Recent(limits, layout() + 1, Math.max(recent().droppedUpTo(), newestMillis())));
        }
        accept(sample, itsEpoch, arrival);
        return true;
    }

    private void accept(HostSample sample, long itsEpoch, Arrival arrival) {
        footing.place(arrival);
        epoch = itsEpoch;
        sequence = sample.getSequence();
        describe(sample.getLabels(), sample.getIntervalMillis());
        lastSeenMillis = arrival.millis();
        presence.heard(itsEpoch, arrival.millis());
        revision++;
        recent().add(sample.getTime().toEpochMilli(), arrival.offset(), sample);
    }

    private void describe(Map<String, String> itsLabels, int itsIntervalMillis) {
        if (!labels.equals(itsLabels) || intervalMillis != itsIntervalMillis) {
            labels = Map.copyOf(itsLabels);
            intervalMillis = itsIntervalMillis;
            redescribed = true;
        }
    }
}
