package io.hoststream.collect.oshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.collect.filesystem.Mount;
import io.hoststream.collect.linux.HostRoot;
import io.hoststream.collect.linux.LinuxProbe;
import io.hoststream.collect.reading.HostFacts;
import io.hoststream.collect.reading.Moment;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.selection.DeviceSelection;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import oshi.SystemInfo;

class OshiProbeTest {

    private static final DeviceSelection EVERYTHING = new DeviceSelection(List.of(), List.of());
    private static final long MEGABYTE = 1024 * 1024;

    private final SystemInfo info = new SystemInfo();

    @Test
    void shouldReadEveryFamilyOfThisMachine() {
        try (OshiProbe probe = new OshiProbe(info, EVERYTHING)) {
            Reading reading = probe.read(now());

            assertThat(reading.failures()).isEmpty();
            assertThat(reading.cpu()).isNotNull();
            assertThat(reading.memory()).isNotNull();
            assertThat(reading.swap()).isNotNull();
            assertThat(reading.disks()).isNotNull();
            assertThat(reading.networks()).isNotEmpty();
            assertThat(reading.connections()).isNotNull();
            assertThat(reading.processes()).isNotNull();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldAgreeWithTheKernelsOwnFiles() {
        try (OshiProbe probe = new OshiProbe(info, EVERYTHING);
                LinuxProbe kernel = new LinuxProbe(HostRoot.OWN, EVERYTHING)) {
            Reading here = probe.read(now());
            Reading there = kernel.read(now());

            assertThat(Objects.requireNonNull(here.memory()).total())
                    .isEqualTo(Objects.requireNonNull(there.memory()).total());
            assertThat(here.memory().available())
                    .isCloseTo(Objects.requireNonNull(there.memory().available()), Offset.offset(512 * MEGABYTE));
            assertThat(Objects.requireNonNull(here.cpu()).cores())
                    .hasSameSizeAs(Objects.requireNonNull(there.cpu()).cores());
            assertThat(here.bootTime()).isNotNull();
        }
    }

    @Test
    void shouldTellWhatThisMachineIs() {
        try (OshiProbe probe = new OshiProbe(info, EVERYTHING)) {
            HostFacts facts = probe.facts();

            assertThat(facts.operatingSystem()).isNotBlank();
            assertThat(facts.logicalProcessors()).isEqualTo(Runtime.getRuntime().availableProcessors());
            assertThat(facts.memoryBytes()).isGreaterThan(64 * MEGABYTE);
        }
    }

    @Test
    void shouldListMountsWithTheirSpace() throws IOException {
        OshiMounts mounts = new OshiMounts(info);

        List<Mount> all = mounts.mounts();

        assertThat(all).isNotEmpty();
        assertThat(mounts.space(all.get(0))).isNotNull().satisfies(space -> {
            assertThat(space.total()).isPositive();
            assertThat(space.available()).isBetween(0L, space.total());
        });
        assertThat(mounts.space(new Mount("/no/such", "x", "y", false, "z", false)))
                .isNull();
        assertThat(mounts.inodes(List.of("/"))).isEmpty();
    }

    private static Moment now() {
        return new Moment(System.nanoTime(), Clock.systemUTC().instant());
    }
}
