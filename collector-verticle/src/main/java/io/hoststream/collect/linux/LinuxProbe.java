package io.hoststream.collect.linux;

import io.hoststream.collect.reading.ConnectionsReading;
import io.hoststream.collect.reading.DiskReading;
import io.hoststream.collect.reading.Family;
import io.hoststream.collect.reading.HostFacts;
import io.hoststream.collect.reading.LoadReading;
import io.hoststream.collect.reading.Moment;
import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.PacedReading;
import io.hoststream.collect.reading.PagingReading;
import io.hoststream.collect.reading.PressureReading;
import io.hoststream.collect.reading.Probe;
import io.hoststream.collect.reading.ProcessesReading;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.reading.SwapReading;
import io.hoststream.collect.selection.DeviceSelection;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a Linux machine. */
public final class LinuxProbe implements Probe {

    private static final double MILLIS = 1e3;

    /** Which files there are changes when a module of the kernel is loaded; that is noticed within this time. */
    private static final long FRESH_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final HostRoot root;
    private final DeviceSelection selection;
    private final Auxv auxv;
    private final Links links;
    private ProcFiles files;
    private ProcessCount processCount;
    private boolean begun;
    private long lookedAt;

    /** A probe for the machine whose tree begins at {@code root}. */
    public LinuxProbe(HostRoot root, DeviceSelection selection) {
        this.root = root;
        this.selection = selection;
        this.auxv = SelfAuxv.read();
        this.files = new ProcFiles(root);
        this.links = new Links(root);
        this.processCount = ProcessCount.of(root);
    }

    @Override
    public Reading read(Moment moment) {
        lookAgainIfDue(moment.nanoTime());
        Map<Family, String> failures = new EnumMap<>(Family.class);
        Long uptime = uptimeMillis();
        ProcStat stat = attempt(Family.CPU, failures, this::stat);
        Meminfo meminfo = attempt(Family.MEMORY, failures, this::meminfo);
        Vmstat vmstat = attempt(Family.SWAP, failures, this::vmstat);
        return new Reading(
                moment,
                uptime,
                stat == null ? null : stat.bootTime(),
                stat == null ? null : stat.cpu(),
                meminfo == null ? null : meminfo.memory().withArc(arc()),
                vmstat == null ? null : attempt(Family.SWAP, failures, () -> swap(meminfo, vmstat)),
                attempt(Family.LOAD, failures, this::load),
                attempt(Family.DISKS, failures, this::disks),
                attempt(Family.NETWORKS, failures, () -> networks(moment)),
                attempt(Family.PRESSURE, failures, this::pressure),
                attempt(Family.CONNECTIONS, failures, this::connections),
                attempt(Family.PROCESSES, failures, () -> processes(stat)),
                vmstat == null ? PagingReading.UNKNOWN : vmstat.paging(),
                files.cgroup().read(),
                PacedReading.NONE,
                failures);
    }

    private void lookAgainIfDue(long now) {
        if (!begun) {
            begun = true;
            lookedAt = now;
        } else if (now - lookedAt >= FRESH_NANOS) {
            lookedAt = now;
            files.close();
            files = new ProcFiles(root);
            processCount = ProcessCount.of(root);
        }
    }

    /** One family's acquisition. */
    private interface Acquisition<T> {
        @Nullable
        T run() throws IOException;
    }

    private static <T> @Nullable T attempt(Family family, Map<Family, String> failures, Acquisition<T> acquisition) {
        try {
            return acquisition.run();
        } catch (IOException e) {
            failures.put(family, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private Meminfo meminfo() throws IOException {
        return Meminfo.parse(files.meminfo().read());
    }

    private Vmstat vmstat() throws IOException {
        return Vmstat.parse(files.vmstat().read());
    }

    private LoadReading load() throws IOException {
        return Loadavg.parse(files.loadavg().read());
    }

    private ProcStat stat() throws IOException {
        return ProcStat.parse(files.stat().read(), auxv.ticksPerSecond());
    }

    private @Nullable Long uptimeMillis() {
        try {
            return Math.round(files.uptime().read().decimal() * MILLIS);
        } catch (IOException e) {
            return null;
        }
    }

    private SwapReading swap(@Nullable Meminfo meminfo, Vmstat vmstat) throws IOException {
        if (meminfo == null) {
            throw new IOException("as memory, which is in the same file");
        }
        SwapReading space = meminfo.swap();
        return new SwapReading(
                space.total(), space.free(), space.cached(), bytes(vmstat.swappedIn()), bytes(vmstat.swappedOut()));
    }

    private @Nullable Long bytes(@Nullable Long pages) {
        return pages == null ? null : Long.valueOf(pages * auxv.pageSize());
    }

    private @Nullable Long arc() {
        ProcFile arcstats = files.arcstats();
        try {
            return arcstats == null ? null : Arcstats.reclaimable(arcstats.read());
        } catch (IOException e) {
            // The module of ZFS may be unloaded.
            return null;
        }
    }

    private List<DiskReading> disks() throws IOException {
        return selection.disks(Diskstats.parse(files.diskstats().read()));
    }

    private List<NetworkReading> networks(Moment moment) throws IOException {
        return links.on(selection.networks(NetDev.parse(files.netDev().read())), moment.nanoTime());
    }

    private @Nullable PressureReading pressure() throws IOException {
        return files.pressure().read();
    }

    private ConnectionsReading connections() throws IOException {
        Sockstat four = Sockstat.parse(files.sockstat().read());
        ProcFile second = files.sockstat6();
        Sockstat six = second == null ? null : Sockstat.parse(second.read());
        return new ConnectionsReading(
                Snmp.established(files.snmp().read()),
                plus(four.tcpInUse(), six == null ? null : six.tcpInUse()),
                four.tcpTimeWait(),
                four.tcpOrphaned(),
                plus(four.udpInUse(), six == null ? null : six.udpInUse()),
                four.sockets());
    }

    private static @Nullable Long plus(@Nullable Long first, @Nullable Long second) {
        return first == null || second == null ? first : Long.valueOf(first + second);
    }

    private ProcessesReading processes(@Nullable ProcStat stat) {
        return new ProcessesReading(
                processCount.read(), stat == null ? null : stat.running(), stat == null ? null : stat.blocked());
    }

    @Override
    public HostFacts facts() {
        return new LinuxFacts(root).read();
    }

    @Override
    public void close() {
        files.close();
    }
}
