package io.hoststream.storage.remotewrite;

import io.hoststream.avro.HostSample;
import io.hoststream.storage.naming.Labelling;
import io.hoststream.storage.naming.NamedHost;
import io.hoststream.storage.naming.SeriesFamily;
import io.hoststream.storage.naming.SeriesLabels;
import io.hoststream.storage.remotewrite.SentRun.Place;
import java.util.List;

/** What was sent of one host, so that only what comes after it is sent. On the loop's thread only. */
final class SentHost {

    private final NamedHost named;
    private final Families families;
    private final SeriesCache series = new SeriesCache();
    private SentRun run;
    private long timeMillis = Long.MIN_VALUE;
    private long heardNanos;
    private boolean ended;

    /** A host of which this sample is the first. */
    SentHost(Labelling labelling, Families families, HostSample first, long arrivedMillis) {
        this.named = labelling.host();
        this.families = families;
        this.run = SentRun.of(first, arrivedMillis);
    }

    /** Why a sample is not to be sent, if it is not. */
    Skip judge(HostSample sample, long arrivedMillis) {
        if (timeMillis == Long.MIN_VALUE) {
            return Skip.NONE;
        }
        Place place = run.placeOf(sample, arrivedMillis);
        return switch (place) {
            case REPEAT -> Skip.REPEAT;
            case RIVAL -> Skip.RIVAL;
            case NEXT -> sample.getTime().toEpochMilli() > timeMillis ? Skip.NONE : Skip.BACKWARD;
        };
    }

    /** Adds the values of a sample, and an end for every series that has none any more; returns how many were left out. */
    int write(HostSample sample, RequestBuilder to, long arrivedMillis, long nowNanos) {
        run = SentRun.of(sample, arrivedMillis);
        timeMillis = sample.getTime().toEpochMilli();
        heardNanos = nowNanos;
        ended = false;
        named.read(sample, null, (family, labels, value) -> write(family, labels, value, to));
        named.readStatus(sample, null, true, (family, labels, value) -> write(family, labels, value, to));
        int[] refused = {0};
        named.readCustom(sample, (metric, labels) -> {
            if (families.isFree(metric)) {
                write(series.find(metric.getName(), labels, () -> families.seen(metric)), metric.getValue(), to);
            } else {
                refused[0]++;
            }
        });
        end(series.take(one -> one.endedBy(timeMillis, run.intervalMillis())), to);
        return refused[0];
    }

    private void write(SeriesFamily family, SeriesLabels labels, double value, RequestBuilder to) {
        write(series.find(family.name(), labels, () -> families.seen(family)), value, to);
    }

    private void write(Series one, double value, RequestBuilder to) {
        // Of two values for one series in a sample the first one counts.
        if (one.advance(timeMillis)) {
            to.add(one.labels(), Double.doubleToLongBits(value));
        }
    }

    /** Whether it has said nothing for so long since it was heard, or since then if that is later. */
    boolean silent(long nowNanos, long sinceNanos, long atLeastMillis) {
        long from = sinceNanos - heardNanos > 0 ? sinceNanos : heardNanos;
        return !ended && nowNanos - from > 1_000_000L * Math.max(atLeastMillis, 3 * run.intervalMillis());
    }

    boolean unheardFor(long nowNanos, long nanos) {
        return nowNanos - heardNanos > nanos;
    }

    /**
     * Adds an end for every series, a millisecond after the newest value: a host that was cut off brings what it has in its
     * spool later, with times of its own, and a later end would have the receiver refuse all of it as too old.
     */
    void end(RequestBuilder to, long offset) {
        ended = true;
        timeMillis++;
        to.begin(timeMillis, offset);
        end(series.take(one -> true), to);
    }

    private static void end(List<Series> over, RequestBuilder to) {
        over.forEach(one -> to.add(one.labels(), Messages.STALE));
    }
}
