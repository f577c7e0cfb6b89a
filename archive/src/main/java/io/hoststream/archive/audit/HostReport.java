package io.hoststream.archive.audit;

import java.time.Duration;
import java.util.List;

/**
 * What an audit found of one installation.
 *
 * @param host its name, the last one that it used
 * @param hostId its identity
 * @param samples how many samples are there, each counted once
 * @param runs how many runs of its collector they are from
 * @param gaps what is missing, in the order of runs and numbers
 * @param repeats how often a sample is there again
 * @param late how many arrived late
 * @param longestDelay the longest time from taking a sample to its arrival; zero where that is not known
 */
public record HostReport(
        String host,
        String hostId,
        long samples,
        int runs,
        List<Gap> gaps,
        long repeats,
        long late,
        Duration longestDelay) {

    /** Keeps its own copy of the gaps. */
    public HostReport {
        gaps = List.copyOf(gaps);
    }

    /** How many samples are missing. */
    public long missing() {
        return gaps.stream().mapToLong(Gap::size).sum();
    }
}
