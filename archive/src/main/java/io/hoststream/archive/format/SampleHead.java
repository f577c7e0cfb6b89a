package io.hoststream.archive.format;

import io.hoststream.avro.HostSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of a sample besides its values.
 *
 * @param host the host's name
 * @param number what makes the sample itself
 * @param time when it was taken, by the host's clock
 * @param delay how long after that it arrived at the topic; null where the format does not keep it
 * @param dropped what the collector gave up before it; empty where the format does not keep it
 */
public record SampleHead(
        String host,
        SampleNumber number,
        Instant time,
        @Nullable Duration delay,
        List<DroppedRange> dropped) {

    /** Keeps its own copy. */
    public SampleHead {
        dropped = List.copyOf(dropped);
    }

    /** The head of a sample of which nobody knows when it arrived. */
    static SampleHead of(HostSample sample) {
        List<DroppedRange> dropped = sample.getMarks() == null
                ? List.of()
                : sample.getMarks().getDroppedBefore().stream()
                        .map(range ->
                                new DroppedRange(range.getEpoch().toEpochMilli(), range.getFirst(), range.getLast()))
                        .toList();
        return new SampleHead(sample.getHost(), SampleNumber.of(sample), sample.getTime(), null, dropped);
    }
}
