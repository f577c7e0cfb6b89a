package io.hoststream.collect.machine;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuTicks;
import io.hoststream.avro.Disk;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Network;
import io.hoststream.avro.PressureTotals;
import io.hoststream.avro.Swap;
import io.hoststream.collect.machine.Comparison.Tolerance;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Counters, by how much they grew between two looks, beside what other programs make of the same. */
final class CounterTable {

    private static final String VMSTAT = "vmstat -s";
    private static final String DISKS = "vmstat -d";
    private static final String LINK = "ip -s link";
    private static final String PRESSURE = "/proc/pressure";
    private static final double SECTOR = 512;

    /** The looks of one instant, in the order in which they are compared. */
    private record Looks(Look vmstat, Look disks, Look link, Look pressure) {

        static Looks at(LiveHost host) throws IOException, InterruptedException {
            return new Looks(
                    Look.through(host, "vmstat", "-s"),
                    Look.through(host, "vmstat", "-d"),
                    Look.through(host, "ip", "-s", "-j", "link", "show", "lo"),
                    Look.through(host, "grep", "", "/proc/pressure/cpu", "/proc/pressure/io", "/proc/pressure/memory"));
        }
    }

    private final LiveHost host;
    private final String disk;
    private final double pageBytes;
    private final Looks first;
    private final List<Comparison> rows = new ArrayList<>();

    /** Takes the first look. */
    CounterTable(LiveHost host, String disk) throws IOException, InterruptedException {
        this.host = host;
        this.disk = disk;
        this.pageBytes = Double.parseDouble(Program.run("getconf", "PAGESIZE"));
        this.first = Looks.at(host);
    }

    /** Takes the last look, and compares. */
    List<Comparison> rows() throws IOException, InterruptedException {
        Looks last = Looks.at(host);
        kernel(new Look.Pair(first.vmstat(), last.vmstat()));
        disk(new Look.Pair(first.disks(), last.disks()));
        link(new Look.Pair(first.link(), last.link()));
        pressure(new Look.Pair(first.pressure(), last.pressure()));
        return rows;
    }

    private void kernel(Look.Pair pair) {
        ticks(pair, "user", "non-nice user cpu ticks", CpuTicks::getUser);
        ticks(pair, "nice", "nice user cpu ticks", CpuTicks::getNice);
        ticks(pair, "system", "system cpu ticks", CpuTicks::getSystem);
        ticks(pair, "idle", "idle cpu ticks", CpuTicks::getIdle);
        ticks(pair, "iowait", "IO-wait cpu ticks", CpuTicks::getIowait);
        ticks(pair, "irq", "IRQ cpu ticks", CpuTicks::getIrq);
        ticks(pair, "softirq", "softirq cpu ticks", CpuTicks::getSoftirq);
        ticks(pair, "steal", "stolen cpu ticks", CpuTicks::getSteal);
        named(pair, "context switches", "CPU context switches", s -> cpu(s).getContextSwitches());
        named(pair, "interrupts", "interrupts", s -> cpu(s).getInterrupts());
        named(pair, "forks", "forks", s -> cpu(s).getForks());
        add(
                pair,
                "swapped in, bytes",
                VMSTAT,
                pageBytes,
                s -> swap(s).getInBytes(),
                output -> pageBytes * number(output, "pages swapped in"));
        add(
                pair,
                "swapped out, bytes",
                VMSTAT,
                pageBytes,
                s -> swap(s).getOutBytes(),
                output -> pageBytes * number(output, "pages swapped out"));
    }

    private void ticks(Look.Pair pair, String name, String theirs, ToDoubleFunction<CpuTicks> ours) {
        add(
                pair,
                "cpu ticks " + name,
                VMSTAT,
                2,
                sample -> ours.applyAsDouble(Objects.requireNonNull(cpu(sample).getTicks())),
                output -> number(output, theirs));
    }

    private void named(Look.Pair pair, String name, String theirs, ToDoubleFunction<HostSample> ours) {
        add(pair, name, VMSTAT, 2, ours, output -> number(output, theirs));
    }

    private void disk(Look.Pair pair) {
        column(pair, "reads", 1, 1, d -> d.getReads());
        column(pair, "bytes read", 3, SECTOR, d -> d.getReadBytes());
        column(pair, "ms reading", 4, 1, d -> d.getReadMillis());
        column(pair, "writes", 5, 1, d -> d.getWrites());
        column(pair, "bytes written", 7, SECTOR, d -> d.getWrittenBytes());
        column(pair, "ms writing", 8, 1, d -> d.getWriteMillis());
    }

    private void column(Look.Pair pair, String name, int column, double unit, ToDoubleFunction<Disk> ours) {
        add(
                pair,
                disk + " " + name,
                DISKS,
                2 * unit,
                Parts.disk(disk, ours),
                output -> unit * Numbers.at(output, disk, column));
    }

    private void link(Look.Pair pair) {
        statistic(pair, "bytes received", "rx", "bytes", n -> n.getReceivedBytes());
        statistic(pair, "packets received", "rx", "packets", n -> n.getReceivedPackets());
        statistic(pair, "receive errors", "rx", "errors", n -> n.getErrorsIn());
        statistic(pair, "receive drops", "rx", "dropped", n -> n.getDropsIn());
        statistic(pair, "bytes sent", "tx", "bytes", n -> n.getSentBytes());
        statistic(pair, "packets sent", "tx", "packets", n -> n.getSentPackets());
        statistic(pair, "send errors", "tx", "errors", n -> n.getErrorsOut());
        statistic(pair, "send drops", "tx", "dropped", n -> n.getDropsOut());
    }

    private void statistic(Look.Pair pair, String name, String way, String statistic, ToDoubleFunction<Network> ours) {
        add(pair, "lo " + name, LINK, 2, Parts.network("lo", ours), output -> {
            JsonObject link = new JsonArray(output).getJsonObject(0);
            return link.getJsonObject("stats64").getJsonObject(way).getDouble(statistic);
        });
    }

    private void pressure(Look.Pair pair) {
        stalls(pair, "cpu some", "cpu:some", s -> cpuStalls(s).getSomeMicros());
        stalls(pair, "io some", "io:some", s -> ioStalls(s).getSomeMicros());
        stalls(pair, "io full", "io:full", s -> ioStalls(s).getFullMicros());
        stalls(pair, "memory some", "memory:some", s -> memoryStalls(s).getSomeMicros());
        stalls(pair, "memory full", "memory:full", s -> memoryStalls(s).getFullMicros());
    }

    private void stalls(Look.Pair pair, String name, String line, ToDoubleFunction<HostSample> ours) {
        add(
                pair,
                "pressure " + name + ", µs",
                PRESSURE,
                1000,
                ours,
                output -> Numbers.after(
                        Numbers.line(output, PRESSURE + "/" + line).toString(), "total="));
    }

    private void add(
            Look.Pair pair,
            String name,
            String source,
            double floor,
            ToDoubleFunction<HostSample> ours,
            Function<String, Double> theirs) {
        rows.add(new Comparison("Δ " + name, pair.ours(ours), pair.theirs(theirs), source, Tolerance.counter(floor)));
    }

    private static double number(String output, String name) {
        return Objects.requireNonNull(Numbers.byName(output).get(name), name);
    }

    private static Cpu cpu(HostSample sample) {
        return Objects.requireNonNull(sample.getCpu());
    }

    private static Swap swap(HostSample sample) {
        return Objects.requireNonNull(sample.getSwap());
    }

    private static PressureTotals cpuStalls(HostSample sample) {
        return Objects.requireNonNull(
                Objects.requireNonNull(sample.getPressure()).getCpu());
    }

    private static PressureTotals ioStalls(HostSample sample) {
        return Objects.requireNonNull(
                Objects.requireNonNull(sample.getPressure()).getBlockIo());
    }

    private static PressureTotals memoryStalls(HostSample sample) {
        return Objects.requireNonNull(
                Objects.requireNonNull(sample.getPressure()).getMemory());
    }
}
