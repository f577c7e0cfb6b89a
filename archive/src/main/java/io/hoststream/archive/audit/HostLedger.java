package io.hoststream.archive.audit;

import io.hoststream.archive.format.DroppedRange;
import io.hoststream.archive.format.SampleHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The runs of one installation's collector. */
final class HostLedger {

    private final String hostId;
    private final TreeMap<Long, RunLedger> runs = new TreeMap<>();
    private String host = "";
    private Instant named = Instant.MIN;
    private long late;
    private Duration longestDelay = Duration.ZERO;

    HostLedger(String hostId) {
        this.hostId = hostId;
    }

    void add(SampleHead sample, boolean within, boolean isLate) {
        boolean repeated =
                !run(sample.number().epochMillis()).add(sample.number().sequence(), within);
        for (DroppedRange dropped : sample.dropped()) {
            run(dropped.epochMillis()).told(dropped.first(), dropped.last(), within);
        }
        if (!sample.time().isBefore(named)) {
            named = sample.time();
            host = sample.host();
        }
        if (within && !repeated) {
            late += isLate ? 1 : 0;
            Duration delay = sample.delay();
            longestDelay = delay == null || delay.compareTo(longestDelay) < 0 ? longestDelay : delay;
        }
    }

    private RunLedger run(long epochMillis) {
        return runs.computeIfAbsent(epochMillis, epoch -> new RunLedger());
    }

    HostReport report(Instant from) {
        List<Gap> gaps = new ArrayList<>();
        long samples = 0;
        long repeats = 0;
        int counted = 0;
        for (var each : runs.entrySet()) {
            Instant epoch = Instant.ofEpochMilli(each.getKey());
            RunLedger run = each.getValue();
            gaps.addAll(run.gaps(epoch, !epoch.isBefore(from)));
            samples += run.samples();
            repeats += run.repeats();
            counted += run.samples() > 0 ? 1 : 0;
        }
        return new HostReport(host, hostId, samples, counted, gaps, repeats, late, longestDelay);
    }
}
