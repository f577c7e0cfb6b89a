package io.hoststream.collect.sampling;

import io.hoststream.avro.SequenceRange;
import io.hoststream.collect.identity.HostIdentity;
import java.util.List;
import java.util.Map;

/**
 * What a sample carries besides what was read.
 *
 * @param identity who it is from
 * @param sequence its number within the run
 * @param intervalMillis the interval in effect: how long after this sample the next is due; milliseconds
 * @param labels environment, region, group and free ones
 * @param missedTicks ticks that were left out since the previous sample
 * @param droppedBefore samples that were given up before this one
 */
public record Frame(
        HostIdentity identity,
        long sequence,
        int intervalMillis,
        Map<String, String> labels,
        int missedTicks,
        List<SequenceRange> droppedBefore) {}
