package io.hoststream.collect.machine;

import io.hoststream.avro.HostSample;
import io.hoststream.collect.CollectDefaults;
import io.hoststream.collect.filesystem.MountRounds;
import io.hoststream.collect.filesystem.MountSelection;
import io.hoststream.collect.identity.HostIdentity;
import io.hoststream.collect.linux.HostRoot;
import io.hoststream.collect.linux.LinuxMounts;
import io.hoststream.collect.linux.LinuxProbe;
import io.hoststream.collect.paced.PacedFamily;
import io.hoststream.collect.reading.Family;
import io.hoststream.collect.reading.Moment;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.sampling.Frame;
import io.hoststream.collect.sampling.Sampler;
import io.hoststream.collect.selection.DeviceSelection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** This machine as the collector reads it, with every disk and every interface, whenever it is asked. */
final class LiveHost implements AutoCloseable {

    private static final HostIdentity IDENTITY = new HostIdentity("this", new UUID(0, 1), Instant.EPOCH);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Clock clock = Clock.systemUTC();
    private final LinuxProbe probe;
    private final PacedFamily filesystems;
    private long sequence;

    /** The machine whose tree begins there. */
    LiveHost(HostRoot root) {
        this.probe = new LinuxProbe(root, new DeviceSelection(List.of(), List.of()));
        MountRounds rounds = new MountRounds(
                new LinuxMounts(root),
                new MountSelection(CollectDefaults.filesystemExclude(), CollectDefaults.filesystemTypeExclude()),
                Duration.ofSeconds(1),
                System::nanoTime);
        this.filesystems = new PacedFamily(Family.FILESYSTEMS, rounds, Duration.ofNanos(1));
    }

    /** Everything but the filesystems. */
    Reading read() {
        return probe.read(new Moment(System.nanoTime(), clock.instant()));
    }

    /** Everything. */
    Reading readAll() throws InterruptedException {
        filesystems.beginIfDue(System.nanoTime(), 0);
        return filesystems.addTo(read(), PATIENCE);
    }

    /** The sample that two readings make. */
    HostSample sample(Reading now, @Nullable Reading before) {
        sequence++;
        return Sampler.sample(now, before, new Frame(IDENTITY, sequence, 1000, Map.of(), 0, List.of()));
    }

    /** A sample without rates, of everything, as of now. */
    HostSample sampleAll() throws InterruptedException {
        return sample(readAll(), null);
    }

    @Override
    public void close() {
        probe.close();
        filesystems.close();
    }
}
