package io.hoststream.storage.remotewrite;

import io.hoststream.avro.HostSample;
import java.time.Duration;
import java.time.Instant;

/**
 * Of which run of which collector a host's newest sent sample is.
 *
 * @param hostId the installation
 * @param epoch when the run began
 * @param sequence the number within the run
 * @param arrivedMillis when the broker took it; milliseconds since 1970
 * @param intervalMillis when the next one is due
 */
record SentRun(String hostId, Instant epoch, long sequence, long arrivedMillis, long intervalMillis) {

    private static final Duration SILENT_AFTER = Duration.ofMinutes(1);
    private static final int INTERVALS = 3;

    /** How a sample relates to what was sent of its host. */
    enum Place {
        /** It comes after it. */
        NEXT,
        /** It was sent, or is older than what was sent in its run. */
        REPEAT,
        /** It is of another collector under the same name, which was started before the one that is sent. */
        RIVAL
    }

    static SentRun of(HostSample sample, long arrivedMillis) {
        return new SentRun(
                sample.getHostId(), sample.getEpoch(), sample.getSequence(), arrivedMillis, sample.getIntervalMillis());
    }

    /**
     * A later run wins, within a run the higher number; so of two collectors with one name the one that was started last is
     * sent, and never a mixture. A run that claims to be earlier is believed once this one has fallen silent. The scrape
     * follows the same rule.
     */
    Place placeOf(HostSample other, long otherArrivedMillis) {
        int run = other.getEpoch().compareTo(epoch);
        if (run == 0 && other.getHostId().equals(hostId)) {
            return other.getSequence() > sequence ? Place.NEXT : Place.REPEAT;
        }
        return run > 0 || silentAt(otherArrivedMillis) ? Place.NEXT : Place.RIVAL;
    }

    private boolean silentAt(long millis) {
        return millis - arrivedMillis > Math.max(SILENT_AFTER.toMillis(), INTERVALS * intervalMillis);
    }
}
