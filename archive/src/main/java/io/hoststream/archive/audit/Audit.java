package io.hoststream.archive.audit;

import io.hoststream.archive.format.SampleHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes in the samples of an archive, in any order, and reports what is missing, what is there twice and what came late. A
 * sample counts if it was taken at {@code from} or later and before {@code to}; others, which lie in the same files, only show
 * how the numbers go on beyond the range.
 */
public final class Audit {

    private final Instant from;
    private final Instant to;
    private final Duration lateAfter;
    private final Map<String, HostLedger> ledgers = new HashMap<>();
    private final List<DamagedFile> damaged = new ArrayList<>();
    private Instant begins = Instant.MIN;

    /** An audit of a range of time; a sample is late that arrived longer than {@code lateAfter} after it was taken. */
    public Audit(Instant from, Instant to, Duration lateAfter) {
        this.from = from;
        this.to = to;
        this.lateAfter = lateAfter;
    }

    /** Takes in a sample. */
    public void add(SampleHead sample) {
        HostLedger ledger = ledgers.computeIfAbsent(sample.number().hostId(), HostLedger::new);
        ledger.add(sample, isWithin(sample.time()), isLate(sample));
    }

    /** Takes note of when the archive begins to be whole: of a run that began earlier, the first numbers are not asked for. */
    public void beginsAt(Instant time) {
        begins = time;
    }

    /** Takes note of a file that cannot be read. */
    public void add(DamagedFile file) {
        damaged.add(file);
    }

    private boolean isWithin(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    private boolean isLate(SampleHead sample) {
        return sample.delay() != null && sample.delay().compareTo(lateAfter) > 0;
    }

    /** What was found of every installation that has samples in the range or lost some there; by name. */
    public AuditReport report() {
        Instant askedFrom = from.isAfter(begins) ? from : begins;
        List<HostReport> hosts = ledgers.values().stream()
                .map(ledger -> ledger.report(askedFrom))
                .filter(host -> host.samples() > 0 || host.missing() > 0)
                .sorted(Comparator.comparing(HostReport::host).thenComparing(HostReport::hostId))
                .toList();
        return new AuditReport(hosts, damaged);
    }
}
