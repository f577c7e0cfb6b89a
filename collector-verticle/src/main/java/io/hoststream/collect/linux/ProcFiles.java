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

    ProcFiles(HostRoot root) {
        this.uptime = file(root, "uptime");
        this.stat = file(root, "stat");
        this.meminfo = file(root, "meminfo");
        this.vmstat = file(root, "vmstat");
        this.loadavg = file(root, "loadavg");
        this.diskstats = file(root, "diskstats");
        this.netDev = file(root, "net/dev");
        this.sockstat = file(root, "net/sockstat");
        this.sockstat6 = Files.exists(root.proc("net/sockstat6")) ? file(root, "net/sockstat6") : null;
        this.snmp = file(root, "net/snmp");
        this.pressure = new PressureFiles(root, buffer);
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

    @Override
    public void close() {
        List.of(uptime, stat, meminfo, vmstat, loadavg, diskstats, netDev, sockstat, snmp)
                .forEach(ProcFile::close);
        if (sockstat6 != null) {
            sockstat6.close();
        }
        pressure.close();
    }
}
