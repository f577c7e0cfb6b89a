package io.hoststream.collect.linux;

import java.io.Closeable;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that are read in every round, with the buffer that they share. */
final class ProcFiles implements Closeable {

    private final ReadBuffer buffer = new ReadBuffer();
    private final ProcFile uptime;
    private final ProcFile stat;
    private final ProcFile meminfo;
    private final ProcFile vmstat;
    private final ProcFile loadavg;
    private final ProcFile diskstats;
    private final ProcFile netDev;
    private final ProcFile sockstat;
    private final @Nullable ProcFile sockstat6;
    private final ProcFile snmp;
    private final PressureFiles pressure;
    private final CgroupFiles cgroup;
    private final @Nullable ProcFile arcstats;

    ProcFiles(HostRoot root) {
        this.uptime = file(root, "uptime");
        this.stat = file(root, "stat");
        this.meminfo = file(root, "meminfo");
        this.vmstat = file(root, "vmstat");
        this.loadavg = file(root, "loadavg");
        this.diskstats = file(root, "diskstats");
        this.netDev = new ProcFile(root.net("dev"), buffer);
        this.sockstat = new ProcFile(root.net("sockstat"), buffer);
        this.sockstat6 = Files.exists(root.net("sockstat6")) ? new ProcFile(root.net("sockstat6"), buffer) : null;
        this.snmp = new ProcFile(root.net("snmp"), buffer);
        this.pressure = new PressureFiles(root, buffer);
        this.cgroup = new CgroupFiles(root.own(), buffer);
        this.arcstats = Arcstats.isOfThisMemory(root) ? file(root, Arcstats.FILE) : null;
    }

    private ProcFile file(HostRoot root, String name) {
        return new ProcFile(root.proc(name), buffer);
    }

    ProcFile uptime() {
        return uptime;
    }

    ProcFile stat() {
        return stat;
    }

    ProcFile meminfo() {
        return meminfo;
    }

    ProcFile vmstat() {
        return vmstat;
    }

    ProcFile loadavg() {
        return loadavg;
    }

    ProcFile diskstats() {
        return diskstats;
    }

    ProcFile netDev() {
        return netDev;
    }

    ProcFile sockstat() {
        return sockstat;
    }

    /** Null where there is no IPv6. */
    @Nullable
    ProcFile sockstat6() {
        return sockstat6;
    }

    ProcFile snmp() {
        return snmp;
    }

    PressureFiles pressure() {
        return pressure;
    }

    CgroupFiles cgroup() {
        return cgroup;
    }

    /** Null where there is no ZFS, or where memory is shown as a container's own. */
    @Nullable
    ProcFile arcstats() {
        return arcstats;
    }

    @Override
    public void close() {
        List.of(uptime, stat, meminfo, vmstat, loadavg, diskstats, netDev, sockstat, snmp)
                .forEach(ProcFile::close);
        if (sockstat6 != null) {
            sockstat6.close();
        }
        if (arcstats != null) {
            arcstats.close();
        }
        pressure.close();
        cgroup.close();
    }
}
