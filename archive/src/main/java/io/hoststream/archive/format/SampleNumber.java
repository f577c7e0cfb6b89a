package io.hoststream.archive.format;

import io.hoststream.avro.HostSample;

/**
 * What makes a sample itself: two records with the same number are the same sample.
 *
 * @param hostId the installation that took it
 * @param epochMillis start of the collector run; milliseconds since 1970
 * @param sequence its number in that run
 */
public record SampleNumber(String hostId, long epochMillis, long sequence) {

    /** The number of a sample. */
    public static SampleNumber of(HostSample sample) {
        return new SampleNumber(sample.getHostId(), sample.getEpoch().toEpochMilli(), sample.getSequence());
    }
}
