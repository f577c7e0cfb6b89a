package io.hoststream.serve.view;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One host: who it is, how it is, and its recent values. Read on the view's thread only. */
public final class HostView {

    private static final int SILENT_INTERVALS = 3;
    private static final long SILENT_AT_LEAST_MILLIS = 5000;

    private final String host;
    private final ViewLimits limits;
    private String hostId;
    private long epoch;
    private long sequence;
    private Map<String, String> labels = Map.of();
    private int intervalMillis;
    private long lastSeenMillis;
    private long revision;
    private long skippedRevision;
    private HostStatus status = HostStatus.OK;
    private Recent recent;
    private String registeredId = "";
    private int registeredMillis;
    private List<Warning> warnings = List.of();
    private boolean redescribed = true;
    private final Footing footing = new Footing();

    HostView(String host, String hostId, ViewLimits limits) {
        this.host = host;
        this.hostId = hostId;
        this.limits = limits;
        this.recent = new Recent(limits, 0, Long.MIN_VALUE);
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
        return warnings;
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
        return Duration.ofMillis(
                registeredId.equals(hostId) ? Math.max(intervalMillis, registeredMillis) : intervalMillis);
    }

    /** When the broker took in the newest word of it; milliseconds since 1970. */
    public long lastSeenMillis() {
        return lastSeenMillis;
    }

    /** How it was when the view last looked. */
    public HostStatus status() {
        return status;
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

    /** How many samples are kept. */
    public int rows() {
        return recent.rows();
    }

    /** Event time of a sample, 0 for the oldest that is kept; milliseconds since 1970. */
    public long time(int row) {
        return recent.time(row);
    }

    /** The sequence number of a sample, 0 for the oldest that is kept. */
    public long sequence(int row) {
        return recent.sequence(row);
    }

    /**
     * Whether samples are gone that the window would still hold: it was installed anew, its clock was ahead for a while, or
     * it sends more than is kept.
     */
    public boolean isCut() {
        return rows() > 0
                && recent.droppedUpTo() >= newestMillis() - limits.window().toMillis();
    }

    /** The first sample at or after a time; {@link #rows()} if there is none. */
    public int rowAt(long millis) {
        return recent.rowAt(millis);
    }

    /** The partition of the samples' topic that its newest sample is in; {@link Arrival#UNKNOWN_PARTITION} where that is not known. */
    public int partition() {
        return footing.partition();
    }

    /** Where a sample is in the partition; negative where that is not known. */
    public long offset(int row) {
        return recent.offset(row);
    }

    /** The first sample at or after an offset of its partition; {@link #rows()} if there is none. */
    public int rowAtOffset(long offset) {
        return recent.rowAtOffset(offset);
    }

    /** Below which offset samples were seen that are no longer kept: from there on all that were seen are here. */
    public long keptFromOffset() {
        return footing.keptFrom(recent);
    }

    /** What a sample said of a series; NaN if nothing. */
    public double value(Series series, int row) {
        return recent.value(series, row);
    }

    /** The last value that still holds, also of a family that the newest sample does not carry; NaN if none does. */
    public double current(Series series) {
        return recent.current(series);
    }

    /** The series, in the order in which they came. */
    public List<Series> series() {
        return recent.series();
    }

    /** Changes whenever a series comes or goes. */
    public int layout() {
        return recent.layout();
    }

    /** Whether nothing was heard of it for three intervals, and at least five seconds. */
    boolean silentAt(long nowMillis) {
        long patience = Math.max((long) SILENT_INTERVALS * intervalMillis, SILENT_AT_LEAST_MILLIS);
        return nowMillis - lastSeenMillis > patience;
    }

    /** Sets how it is; says whether that, or anything else that describes the host, has changed since the last time. */
    boolean settle(HostStatus now, List<Warning> warningsNow) {
        boolean changed = status != now || redescribed || !warnings.equals(warningsNow);
        status = now;
        warnings = warningsNow;
        redescribed = false;
        return changed;
    }

    /** Takes in what is known of the host besides samples. */
    void register(HostInfo info, long arrivedMillis) {
        redescribed |= registeredMillis != info.getIntervalMillis();
        registeredId = info.getHostId();
        registeredMillis = info.getIntervalMillis();
        if (lastSeenMillis == 0 || registeredId.equals(hostId)) {
            hostId = registeredId;
            describe(info.getLabels(), revision == 0 ? registeredMillis : intervalMillis);
            lastSeenMillis = Math.max(lastSeenMillis, arrivedMillis);
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
            hostId = sample.getHostId();
            redescribed = true;
            footing.leave(recent);
            recent = new Recent(limits, recent.layout() + 1, Math.max(recent.droppedUpTo(), newestMillis()));
        }
        accept(sample, itsEpoch, arrival);
        return true;
    }

    private long newestMillis() {
        return rows() > 0 ? time(rows() - 1) : Long.MIN_VALUE;
    }

    private void accept(HostSample sample, long itsEpoch, Arrival arrival) {
        footing.place(arrival);
        epoch = itsEpoch;
        sequence = sample.getSequence();
        describe(sample.getLabels(), sample.getIntervalMillis());
        lastSeenMillis = arrival.millis();
        revision++;
        recent.add(sample.getTime().toEpochMilli(), arrival.offset(), sample);
    }

    private void describe(Map<String, String> itsLabels, int itsIntervalMillis) {
        if (!labels.equals(itsLabels) || intervalMillis != itsIntervalMillis) {
            labels = Map.copyOf(itsLabels);
            intervalMillis = itsIntervalMillis;
            redescribed = true;
        }
    }
}
