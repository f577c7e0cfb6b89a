package io.hoststream.archive.audit;

import java.util.List;

/**
 * What an audit found.
 *
 * @param hosts one entry for each installation, by name
 * @param damaged files that could not be read: what they hold counts as missing
 */
public record AuditReport(List<HostReport> hosts, List<DamagedFile> damaged) {

    /** Keeps its own copies. */
    public AuditReport {
        hosts = List.copyOf(hosts);
        damaged = List.copyOf(damaged);
    }

    /** Whether every sample is there, and once, and every file can be read. Late ones are there. */
    public boolean clean() {
        return missing() == 0 && repeats() == 0 && damaged.isEmpty();
    }

    /** How many samples are there, each counted once. */
    public long samples() {
        return hosts.stream().mapToLong(HostReport::samples).sum();
    }

    /** How many are missing. */
    public long missing() {
        return hosts.stream().mapToLong(HostReport::missing).sum();
    }

    /** How many are there again. */
    public long repeats() {
        return hosts.stream().mapToLong(HostReport::repeats).sum();
    }

    /** How many came late. */
    public long late() {
        return hosts.stream().mapToLong(HostReport::late).sum();
    }
}
