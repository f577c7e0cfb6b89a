package io.hoststream.bench.agent;

import io.hoststream.avro.HostSample;
import io.hoststream.collect.CollectFamilies;
import io.hoststream.collect.CollectSettings;
import io.hoststream.collect.filesystem.MountRounds;
import io.hoststream.collect.filesystem.MountSelection;
import io.hoststream.collect.identity.HostIdentity;
import io.hoststream.collect.linux.HostRoot;
import io.hoststream.collect.linux.LinuxMounts;
import io.hoststream.collect.linux.LinuxProbe;
import io.hoststream.collect.linux.Thermometers;
import io.hoststream.collect.linux.TopProcesses;
import io.hoststream.collect.paced.PacedFamily;
import io.hoststream.collect.reading.Family;
import io.hoststream.collect.reading.Moment;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.sampling.Frame;
import io.hoststream.collect.sampling.Sampler;
import io.hoststream.collect.selection.DeviceSelection;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One tick of the collector, from the kernel's files to the bytes of the record, on the thread that does it: processor
 * time and allocation, beside reading the same files and making nothing of them. Run with {@code bench/run tick}.
 */
public final class Tick {

    private static final int EARLY = 10;
    private static final int FIRST_HOUR = 360;
    private static final int WARM = 5000;
    private static final int PACED_EVERY = 6;
    private static final double MOST_MICROS = 2000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CollectSettings settings = Settings.defaults(CollectSettings.class);
    private final CollectFamilies families = Settings.defaults(CollectFamilies.class);
    private final LinuxProbe probe =
            new LinuxProbe(HostRoot.OWN, new DeviceSelection(settings.diskExclude(), settings.networkExclude()));
    private final List<PacedFamily> paced = List.of(
            new PacedFamily(Family.FILESYSTEMS, mounts(), Duration.ofNanos(1)),
            new PacedFamily(Family.TEMPERATURES, new Thermometers(HostRoot.OWN, System::nanoTime), Duration.ofNanos(1)),
            new PacedFamily(
                    Family.PROCESSES,
                    new TopProcesses(HostRoot.OWN, families.processTop(), System::nanoTime),
                    Duration.ofNanos(1)));
    private final WireEncoder<HostSample> encoder = new WireEncoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
    private final HostIdentity identity = new HostIdentity("bench", new UUID(0, 1), Instant.EPOCH);
    private final Clock clock = Clock.systemUTC();
    private @Nullable Reading previous;
    private @Nullable HostSample last;
    private long sequence;
    private long bytes;

    private Tick() {}

    private MountRounds mounts() {
        return new MountRounds(
                new LinuxMounts(HostRoot.OWN),
                new MountSelection(settings.filesystemExclude(), settings.filesystemTypeExclude()),
                PATIENCE,
                System::nanoTime);
    }

    /** Measures; takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Machine.describe(
                "tick, all families; those with a pace of their own in every sixth, on threads of their own", out);
        Tick tick = new Tick();
        System.exit(tick.measure(out));
    }

    private int measure(PrintStream out) throws Exception {
        Costs early = new Costs(EARLY).measure(this::run);
        Costs firstHour = new Costs(FIRST_HOUR).measure(this::run);
        Costs warm = warm(this::run);
        try (RawReads reads = new RawReads()) {
            Costs raw = warm(reads::read);
            Table table = new Table("", "CPU us, AVERAGE", "MEDIAN", "P99", "WHOLE PROCESS", "ALLOCATED BYTES");
            row(table, "ticks 1 to 10, cold", early);
            row(table, "ticks 11 to 370, the first hour at 10 s", firstHour);
            row(table, "after " + WARM + " more", warm);
            row(table, "the same " + reads.count() + " files, nothing parsed", raw);
            table.print(out);
            out.printf(
                    Locale.ROOT,
                    "%d values and %d bytes in a record; a warm tick costs %.1f times the reading alone%n%n",
                    Samples.values(Objects.requireNonNull(last)),
                    bytes,
                    warm.quantileMicros(0.5) / raw.quantileMicros(0.5));
        }
        Goals goals = new Goals();
        goals.atMost("CPU of a tick in the first hour, us", MOST_MICROS, firstHour.averageMicros(), 0);
        goals.atMost("CPU of a warm tick, us", MOST_MICROS, warm.averageMicros(), 0);
        goals.atMost("the same with all threads, us", MOST_MICROS, warm.processMicros(), 0);
        return goals.print(out);
    }

    private static Costs warm(Costs.Round round) throws Exception {
        for (int i = 0; i < WARM; i++) {
            round.run();
        }
        return new Costs(WARM).measure(round);
    }

    private static void row(Table table, String name, Costs costs) {
        table.row(
                name,
                Table.number(costs.averageMicros(), 0),
                Table.number(costs.quantileMicros(0.5), 0),
                Table.number(costs.quantileMicros(0.99), 0),
                Table.number(costs.processMicros(), 0),
                Table.number(costs.allocatedBytes(), 0));
    }

    private void run() throws InterruptedException {
        boolean withPaced = sequence % PACED_EVERY == 0;
        if (withPaced) {
            paced.forEach(family -> family.beginIfDue(System.nanoTime(), 0));
        }
        Reading reading = probe.read(new Moment(System.nanoTime(), clock.instant()));
        if (withPaced) {
            for (PacedFamily family : paced) {
                reading = family.addTo(reading, PATIENCE);
            }
        }
        sequence++;
        HostSample sample =
                Sampler.sample(reading, previous, new Frame(identity, sequence, 10_000, Map.of(), 0, List.of()));
        bytes = encoder.encode(sample).length;
        previous = previous == null ? reading : reading.knowing(previous);
        last = sample;
    }
}
