package io.hoststream.collect.machine;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuCore;
import io.hoststream.avro.Disk;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Network;
import io.hoststream.collect.machine.Comparison.Range;
import io.hoststream.collect.machine.Comparison.Tolerance;
import io.hoststream.collect.reading.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Rates and shares over one interval, beside what the programs of sysstat make of the same. */
final class RateTable implements AutoCloseable {

    private static final String MPSTAT = "mpstat -P ALL";
    private static final String IOSTAT = "iostat -dx";
    private static final String SAR_DEV = "sar -n DEV";
    private static final String SAR_W = "sar -w";
    private static final double KILO = 1024;

    /** A tick of 10 ms is a share of the interval, and sysstat rounds to two digits. */
    private static final double TICK_PERCENT = 0.3;

    private static final Tolerance SHARE = Tolerance.rate(TICK_PERCENT);

    private final LiveHost host;
    private final int seconds;
    private final Program mpstat;
    private final Program iostat;
    private final Program devices;
    private final Program switches;
    private final Reading begin;
    private final CompletableFuture<Reading> end;
    private final List<Comparison> rows = new ArrayList<>();

    /** Begins the interval. */
    RateTable(LiveHost host, int seconds) throws IOException {
        this.host = host;
        this.seconds = seconds;
        String interval = String.valueOf(seconds);
        this.mpstat = Program.start("mpstat", "-P", "ALL", interval, "1");
        this.iostat = Program.start("iostat", "-dxy", interval, "1");
        this.begin = host.read();
        this.devices = Program.start("sar", "-n", "DEV", interval, "1");
        this.switches = Program.start("sar", "-w", interval, "1");
        // Whatever the load still does then: both intervals end together.
        this.end = mpstat.atEnd(host::read);
    }

    /** Waits for the interval's end, and compares. */
    List<Comparison> rows(String disk) throws IOException, InterruptedException {
        String cores = mpstat.output();
        HostSample sample = host.sample(end.join(), begin);
        cpu(Objects.requireNonNull(sample.getCpu()), new Columns(cores, "CPU"));
        disk(
                Parts.find(sample.getDisks(), one -> one.getDevice().equals(disk)),
                new Columns(iostat.output(), "Device"));
        network(
                Parts.find(sample.getNetworks(), one -> one.getDevice().equals("lo")),
                new Columns(devices.output(), "IFACE"));
        kernel(sample, switches.output());
        return rows;
    }

    private void cpu(Cpu cpu, Columns theirs) {
        add("cpu usage %", cpu.getUsagePercent(), busy(theirs, "all"), MPSTAT, SHARE);
        add("cpu user %", cpu.getUserPercent(), theirs.get("all", "%usr") + theirs.get("all", "%guest"), MPSTAT, SHARE);
        add("cpu nice %", cpu.getNicePercent(), theirs.get("all", "%nice"), MPSTAT, SHARE);
        add("cpu system %", cpu.getSystemPercent(), theirs.get("all", "%sys"), MPSTAT, SHARE);
        add("cpu idle %", cpu.getIdlePercent(), theirs.get("all", "%idle"), MPSTAT, SHARE);
        add("cpu iowait %", cpu.getIowaitPercent(), theirs.get("all", "%iowait"), MPSTAT, SHARE);
        add("cpu irq %", cpu.getIrqPercent(), theirs.get("all", "%irq"), MPSTAT, SHARE);
        add("cpu softirq %", cpu.getSoftirqPercent(), theirs.get("all", "%soft"), MPSTAT, SHARE);
        add("cpu steal %", cpu.getStealPercent(), theirs.get("all", "%steal"), MPSTAT, SHARE);
        for (CpuCore core : cpu.getCores()) {
            String number = core.getName().substring("cpu".length());
            add(core.getName() + " usage %", core.getUsagePercent(), busy(theirs, number), MPSTAT, SHARE);
        }
    }

    private static double busy(Columns theirs, String row) {
        return 100 - theirs.get(row, "%idle") - theirs.get(row, "%iowait");
    }

    private void disk(Disk disk, Columns theirs) {
        String name = disk.getDevice();
        double reads = theirs.get(name, "r/s");
        double writes = theirs.get(name, "w/s");
        Tolerance requests = Tolerance.rate(2.0 / seconds);
        Tolerance bytes = Tolerance.rate(2 * 4 * KILO / seconds);
        add(name + " reads/s", disk.getReadsPerSecond(), reads, IOSTAT, requests);
        add(name + " writes/s", disk.getWritesPerSecond(), writes, IOSTAT, requests);
        add(name + " read, bytes/s", disk.getReadBytesPerSecond(), KILO * theirs.get(name, "rkB/s"), IOSTAT, bytes);
        add(name + " written, bytes/s", disk.getWriteBytesPerSecond(), KILO * theirs.get(name, "wkB/s"), IOSTAT, bytes);
        double readWait = theirs.get(name, "r_await");
        double writeWait = theirs.get(name, "w_await");
        // Two digits of the other program, and a millisecond more or less in all.
        Tolerance wait = Tolerance.rate(0.01);
        add(name + " read await, ms", orZero(disk.getReadAwaitMillis()), readWait, IOSTAT, wait);
        add(name + " write await, ms", orZero(disk.getWriteAwaitMillis()), writeWait, IOSTAT, wait);
        double all = (reads * readWait + writes * writeWait) / Math.max(reads + writes, Double.MIN_NORMAL);
        add(name + " await, ms", orZero(disk.getAwaitMillis()), all, IOSTAT, wait);
        add(name + " util %", disk.getUtilPercent(), theirs.get(name, "%util"), IOSTAT, SHARE);
        add(name + " queue", disk.getQueueLength(), theirs.get(name, "aqu-sz"), IOSTAT, Tolerance.rate(0.01));
    }

    /** No requests, no time of a request: null with us, 0 with sysstat. */
    private static double orZero(@Nullable Float await) {
        return await == null ? 0 : await;
    }

    private void network(Network network, Columns theirs) {
        Tolerance packets = Tolerance.rate(2.0 / seconds);
        Tolerance bytes = Tolerance.rate(2 * KILO / seconds);
        add(
                "lo received, bytes/s",
                network.getReceivedBytesPerSecond(),
                KILO * theirs.get("lo", "rxkB/s"),
                SAR_DEV,
                bytes);
        add("lo sent, bytes/s", network.getSentBytesPerSecond(), KILO * theirs.get("lo", "txkB/s"), SAR_DEV, bytes);
        add(
                "lo received, packets/s",
                network.getReceivedPacketsPerSecond(),
                theirs.get("lo", "rxpck/s"),
                SAR_DEV,
                packets);
        add("lo sent, packets/s", network.getSentPacketsPerSecond(), theirs.get("lo", "txpck/s"), SAR_DEV, packets);
    }

    private void kernel(HostSample sample, String theirs) {
        ToDoubleFunction<Cpu> switched = cpu -> Objects.requireNonNull(cpu.getContextSwitches());
        ToDoubleFunction<Cpu> forked = cpu -> Objects.requireNonNull(cpu.getForks());
        Tolerance few = Tolerance.rate(2.0 / seconds);
        add("context switches/s", perSecond(sample, switched), Numbers.at(theirs, "Average:", 2), SAR_W, few);
        add("forks/s", perSecond(sample, forked), Numbers.at(theirs, "Average:", 1), SAR_W, few);
    }

    /** What a reader makes of two samples: these counters come without rates. */
    private double perSecond(HostSample sample, ToDoubleFunction<Cpu> counter) {
        double now = counter.applyAsDouble(Objects.requireNonNull(sample.getCpu()));
        double was = counter.applyAsDouble(
                Objects.requireNonNull(host.sample(begin, null).getCpu()));
        return (now - was) * 1e6 / Objects.requireNonNull(sample.getElapsedMicros());
    }

    private void add(String metric, double ours, double theirs, String source, Tolerance tolerance) {
        rows.add(new Comparison(metric, new Range(ours, ours), theirs, source, tolerance));
    }

    @Override
    public void close() {
        List.of(mpstat, iostat, devices, switches).forEach(Program::close);
    }
}
