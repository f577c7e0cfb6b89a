package io.hoststream.collect;

import io.hoststream.avro.HostInfo;
import io.hoststream.collect.Collector.Clocks;
import io.hoststream.collect.Collector.Inputs;
import io.hoststream.collect.Collector.Profile;
import io.hoststream.collect.filesystem.Mount;
import io.hoststream.collect.filesystem.MountRounds;
import io.hoststream.collect.filesystem.MountSelection;
import io.hoststream.collect.filesystem.MountSource;
import io.hoststream.collect.identity.HostIdentity;
import io.hoststream.collect.paced.PacedFamily;
import io.hoststream.collect.reading.Family;
import io.hoststream.collect.reading.FilesystemReading.Inodes;
import io.hoststream.collect.reading.FilesystemReading.Space;
import io.hoststream.collect.reading.ReadingFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/** A collector of a machine that is not there. */
final class CollectorFixture {

    static final HostIdentity IDENTITY =
            new HostIdentity("web-1", UUID.fromString("00000000-0000-4000-8000-000000000001"), ReadingFixture.START);

    final FakeProbe probe = new FakeProbe();
    final ListOutlet outlet = new ListOutlet();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    volatile boolean mountsBroken;
    volatile int processors = 2;

    /** Whether the host is made known before the first tick. */
    boolean known;

    Collector collector(Duration interval, LongSupplier nanoClock) {
        MountRounds rounds = new MountRounds(
                new OneMount(), new MountSelection(List.of(), List.of()), Duration.ofSeconds(5), nanoClock);
        PacedFamily filesystems = new PacedFamily(Family.FILESYSTEMS, rounds, interval.multipliedBy(6));
        return new Collector(
                new Profile(IDENTITY, interval, Map.of("group", "web")),
                new Inputs(probe, List.of(filesystems), knownIfWanted(inventory(nanoClock))),
                new Clocks(Clock.fixed(ReadingFixture.START, ZoneOffset.UTC), nanoClock),
                outlet,
                new CollectMeters(meters));
    }

    private InventoryWatch knownIfWanted(InventoryWatch inventory) {
        if (known) {
            inventory.begin();
        }
        return inventory;
    }

    /** Tells how many processors the machine has now. */
    private InventoryWatch inventory(LongSupplier nanoClock) {
        return new InventoryWatch(
                () -> HostInfo.newBuilder()
                        .setHost(IDENTITY.host())
                        .setHostId(IDENTITY.hostId().toString())
                        .setEpoch(IDENTITY.epoch())
                        .setTime(ReadingFixture.START)
                        .setIntervalMillis(1000)
                        .setLabels(Map.of())
                        .setCollectorVersion("1")
                        .setLogicalProcessors(processors)
                        .build(),
                outlet::register,
                nanoClock);
    }

    private final class OneMount implements MountSource {

        @Override
        public List<Mount> mounts() throws IOException {
            if (mountsBroken) {
                throw new IOException("no mounts today");
            }
            return List.of(new Mount("/", "/dev/sda1", "ext4", false, "8:1", false));
        }

        @Override
        public Space space(Mount mount) {
            return new Space(100, 50, 40, new Inodes(10, 5));
        }

        @Override
        public Map<String, Inodes> inodes(List<String> mountpoints) {
            return Map.of();
        }
    }
}
