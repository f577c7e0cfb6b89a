package io.hoststream.bench;

import io.hoststream.avro.HostSample;
import io.hoststream.collect.filesystem.MountRounds;
import io.hoststream.collect.filesystem.MountSelection;
import io.hoststream.collect.identity.HostIdentity;
import io.hoststream.collect.linux.HostRoot;
import io.hoststream.collect.linux.LinuxMounts;
import io.hoststream.collect.linux.LinuxProbe;
import io.hoststream.collect.linux.Thermometers;
import io.hoststream.collect.linux.TopProcesses;
import io.hoststream.collect.paced.PacedSource;
import io.hoststream.collect.paced.Round;
import io.hoststream.collect.reading.Moment;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.sampling.Frame;
import io.hoststream.collect.sampling.Sampler;
import io.hoststream.collect.selection.DeviceSelection;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * What one tick of the collector costs on this machine: processor time and allocation of its steps, of the families that have
 * a pace of their own, and the bytes of a value on the topic. Runs as a program of its own; its argument is the number of
 * ticks.
 */
public final class TickCost {

    private static final int WARM_UP = 2000;
    private static final double MICROS = 1e3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private interface Step {
        void run() throws InterruptedException;
    }

    private final HostIdentity identity =
            new HostIdentity("bench", UUID.randomUUID(), Clock.systemUTC().instant());
    private final WireEncoder<HostSample> encoder = new WireEncoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
    private final LinuxProbe probe = new LinuxProbe(HostRoot.OWN, new DeviceSelection(List.of(), List.of("lo")));
    private @Nullable Reading before;
    private Reading now = read();
    private HostSample sample = sample();
    private long sequence;

    private TickCost() {}

    /** Prints the table. */
    @SuppressWarnings("SystemOut") // A program that prints a table.
    public static void main(String[] arguments) throws InterruptedException {
        int ticks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5000;
        List<String> table = new TickCost().measure(ticks);
        table.forEach(System.out::println);
    }

    private List<String> measure(int ticks) throws InterruptedException {
        List<String> table = new ArrayList<>();
        table.add("step                    CPU µs   bytes allocated");
        table.add(line("read", ticks, this::step));
        table.add(line("read, sample", ticks, () -> {
            step();
            sample = sample();
        }));
        table.add(line("read, sample, encode", ticks, () -> {
            step();
            sample = sample();
            encoder.encode(sample);
        }));
        table.add(line("round: processes", ticks / 10, source(new TopProcesses(HostRoot.OWN, 5, System::nanoTime))));
        table.add(line("round: temperatures", ticks / 10, source(new Thermometers(HostRoot.OWN, System::nanoTime))));
        MountRounds mounts = new MountRounds(
                new LinuxMounts(HostRoot.OWN),
                new MountSelection(List.of("/proc/*", "/sys/*", "/dev/*"), List.of("proc", "sysfs")),
                Duration.ofSeconds(5),
                System::nanoTime);
        table.add(line("round: filesystems*", Math.max(1, ticks / 500), source(mounts)));
        mounts.close();
        table.add("* this thread only: workers and the stat command come on top");
        table.add(bytes());
        return table;
    }

    private void step() {
        before = now;
        now = read();
    }

    private Reading read() {
        return probe.read(new Moment(System.nanoTime(), Clock.systemUTC().instant()));
    }

    private HostSample sample() {
        sequence++;
        return Sampler.sample(now, before, new Frame(identity, sequence, 1000, Map.of("group", "bench"), 0, List.of()));
    }

    private String bytes() {
        int[] values = new int[1];
        Metrics.read(sample, (metric, device, value) -> values[0]++);
        int size = encoder.encode(sample).length;
        return String.format(
                Locale.ROOT,
                "record: %d bytes, %d values, %.2f bytes per value",
                size,
                values[0],
                (double) size / values[0]);
    }

    private static Step source(PacedSource source) {
        return () -> {
            Round round = source.read();
            if (round.failure() != null) {
                throw new IllegalStateException(round.failure());
            }
        };
    }

    private static String line(String name, int times, Step step) throws InterruptedException {
        for (int i = 0; i < Math.min(WARM_UP, times); i++) {
            step.run();
        }
        long bytes = allocated();
        long nanos = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            step.run();
        }
        double micros = (THREADS.getCurrentThreadCpuTime() - nanos) / MICROS / times;
        long each = (allocated() - bytes) / times;
        return String.format(Locale.ROOT, "%-22s %8.1f %12d", name, micros, each);
    }

    /** Asked by name: the interface that has it is not part of Java's own. */
    private static long allocated() {
        Object[] thread = {Thread.currentThread().getId()};
        try {
            Object bytes = ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME),
                            "getThreadAllocatedBytes",
                            thread,
                            new String[] {"long"});
            return (Long) bytes;
        } catch (JMException e) {
            throw new IllegalStateException("This runtime does not tell what a thread allocates", e);
        }
    }
}
