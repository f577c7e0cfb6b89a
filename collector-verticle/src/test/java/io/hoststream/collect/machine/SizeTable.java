package io.hoststream.collect.machine;

import io.hoststream.avro.Connections;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Load;
import io.hoststream.avro.Memory;
import io.hoststream.avro.Processes;
import io.hoststream.collect.machine.Comparison.Tolerance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Sizes and counts as of now, beside what other programs say. */
final class SizeTable {

    private static final double MEGABYTE = 1 << 20;

    /** What comes and goes within the milliseconds of a look, on a machine under load. */
    private static final Tolerance PAGES = Tolerance.size(32 * MEGABYTE);

    private static final Tolerance FEW = Tolerance.size(3);
    private static final Tolerance SAME = Tolerance.size(0);

    private final LiveHost host;
    private final List<Comparison> rows = new ArrayList<>();

    SizeTable(LiveHost host) {
        this.host = host;
    }

    /** Looks and compares. */
    List<Comparison> rows() throws IOException, InterruptedException {
        memory(Look.through(host, "free", "-b", "-w"));
        space(Look.through(host, "df", "-B1", "--output=target,size,used,avail,pcent", "/"));
        inodes(Look.through(host, "df", "--output=target,itotal,iused,iavail", "/"));
        sockets(Look.through(host, "ss", "-s"));
        established(Look.through(host, "ss", "-Htan", "state", "established", "state", "close-wait"));
        load(Look.through(host, "uptime"));
        processes(Look.through(host, "ps", "-e", "-o", "pid="));
        return rows;
    }

    private void memory(Look look) {
        String source = "free -b -w";
        add("memory total", look, memory(Memory::getTotalBytes), at(look, "Mem:", 1), source, SAME);
        add("memory free", look, memory(m -> m.getFreeBytes()), at(look, "Mem:", 3), source, PAGES);
        add("memory shared", look, memory(m -> m.getSharedBytes()), at(look, "Mem:", 4), source, PAGES);
        add("memory buffers", look, memory(m -> m.getBuffersBytes()), at(look, "Mem:", 5), source, PAGES);
        add("memory cached", look, memory(m -> m.getCachedBytes()), at(look, "Mem:", 6), source, PAGES);
        add("memory available", look, memory(m -> m.getAvailableBytes()), at(look, "Mem:", 7), source, PAGES);
        double used = at(look, "Mem:", 1) - at(look, "Mem:", 7);
        add("memory used", look, memory(m -> m.getUsedBytes()), used, source, PAGES);
        ToDoubleFunction<HostSample> swapTotal =
                s -> Objects.requireNonNull(s.getSwap()).getTotalBytes();
        ToDoubleFunction<HostSample> swapUsed =
                s -> Objects.requireNonNull(s.getSwap()).getUsedBytes();
        ToDoubleFunction<HostSample> swapFree =
                s -> Objects.requireNonNull(s.getSwap()).getFreeBytes();
        add("swap total", look, swapTotal, at(look, "Swap:", 1), source, SAME);
        add("swap used", look, swapUsed, at(look, "Swap:", 2), source, PAGES);
        add("swap free", look, swapFree, at(look, "Swap:", 3), source, PAGES);
    }

    private void space(Look look) {
        String source = "df -B1";
        add("/ size", look, root(f -> f.getTotalBytes()), at(look, "/", 1), source, SAME);
        add("/ used", look, root(f -> f.getUsedBytes()), at(look, "/", 2), source, PAGES);
        add("/ available", look, root(f -> f.getAvailableBytes()), at(look, "/", 3), source, PAGES);
        double percent =
                Double.parseDouble(Numbers.line(look.output(), "/").get(4).replace("%", ""));
        // df rounds up to a whole number.
        add("/ used %", look, root(f -> Math.ceil(f.getUsagePercent())), percent, source, Tolerance.size(1));
    }

    private void inodes(Look look) {
        String source = "df -i";
        add("/ inodes", look, root(f -> f.getInodesTotal()), at(look, "/", 1), source, SAME);
        Tolerance files = Tolerance.size(100);
        add("/ inodes used", look, root(f -> f.getInodesUsed()), at(look, "/", 2), source, files);
        add("/ inodes free", look, root(f -> f.getInodesFree()), at(look, "/", 3), source, files);
    }

    private void sockets(Look look) {
        String source = "ss -s";
        add(
                "sockets",
                look,
                connections(c -> c.getSocketsInUse()),
                Numbers.after(look.output(), "Total:"),
                source,
                FEW);
        add("tcp in use", look, connections(c -> c.getTcpInUse()), at(look, "TCP", 1), source, FEW);
        add("udp in use", look, connections(c -> c.getUdpInUse()), at(look, "UDP", 1), source, FEW);
        double waiting = Numbers.after(look.output(), "timewait");
        add("tcp time-wait", look, connections(c -> c.getTcpTimeWait()), waiting, source, FEW);
        double orphaned = Numbers.after(look.output(), "orphaned");
        add("tcp orphaned", look, connections(c -> c.getTcpOrphaned()), orphaned, source, FEW);
    }

    private void established(Look look) {
        double count = look.output().lines().count();
        add("tcp established", look, connections(c -> c.getTcpEstablished()), count, "ss -tan (netlink)", FEW);
    }

    private void load(Look look) {
        String[] words = look.output().replaceAll(".*load average:", "").strip().split(",\\s*", -1);
        // The kernel prints both with two digits.
        Tolerance digit = Tolerance.size(0.011);
        add("load 1 min", look, load(l -> l.getOneMinute()), Double.parseDouble(words[0]), "uptime", digit);
        add("load 5 min", look, load(l -> l.getFiveMinutes()), Double.parseDouble(words[1]), "uptime", digit);
        add("load 15 min", look, load(l -> l.getFifteenMinutes()), Double.parseDouble(words[2]), "uptime", digit);
    }

    private void processes(Look look) {
        double withoutItself = look.output().lines().count() - 1;
        ToDoubleFunction<HostSample> total = s -> processes(s).getTotal();
        add("processes", look, total, withoutItself, "ps -e", Tolerance.size(10));
    }

    private void add(
            String metric,
            Look look,
            ToDoubleFunction<HostSample> ours,
            double theirs,
            String source,
            Tolerance tolerance) {
        rows.add(new Comparison(metric, look.ours(ours), theirs, source, tolerance));
    }

    private static double at(Look look, String line, int index) {
        return Numbers.at(look.output(), line, index);
    }

    private static ToDoubleFunction<HostSample> memory(ToDoubleFunction<Memory> value) {
        return sample -> value.applyAsDouble(Objects.requireNonNull(sample.getMemory()));
    }

    private static ToDoubleFunction<HostSample> connections(ToDoubleFunction<Connections> value) {
        return sample -> value.applyAsDouble(Objects.requireNonNull(sample.getConnections()));
    }

    private static ToDoubleFunction<HostSample> load(ToDoubleFunction<Load> value) {
        return sample -> value.applyAsDouble(Objects.requireNonNull(sample.getLoad()));
    }

    private static ToDoubleFunction<HostSample> root(ToDoubleFunction<Filesystem> value) {
        return Parts.filesystem("/", value);
    }

    private static Processes processes(HostSample sample) {
        return Objects.requireNonNull(sample.getProcesses());
    }
}
