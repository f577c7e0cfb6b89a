package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.NetworkReading.Link;
import io.hoststream.collect.reading.NetworkReading.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinksTest {

    private static final Traffic NOTHING = new Traffic(0L, 0L, 0L, 0L);

    @TempDir
    Path directory;

    private Links links = new Links(HostRoot.OWN);

    @BeforeEach
    void sysfs() {
        links = new Links(new HostRoot(directory));
    }

    @Test
    void shouldReadSpeedAndStateOfPhysicalLinks() throws IOException {
        device("devices/pci0000:00/net/eth0", "up", "1000");

        assertThat(read(0, "eth0")).containsExactly(new Link(1_000_000_000L, true, false));
    }

    @Test
    void shouldKnowNoSpeedOfVirtualLinksWhateverTheyClaim() throws IOException {
        device("devices/virtual/net/veth1", "up", "10000");

        assertThat(read(0, "veth1")).containsExactly(new Link(null, true, true));
    }

    @Test
    void shouldKnowNoSpeedOfLinksThatAreDown() throws IOException {
        device("devices/pci0000:00/net/eno1", "down", "100");

        assertThat(read(0, "eno1")).containsExactly(new Link(null, false, false));
    }

    @Test
    void shouldTakeMinusOneForNoSpeed() throws IOException {
        device("devices/pci0000:00/virtio2/net/eth0", "unknown", "-1");

        assertThat(read(0, "eth0")).containsExactly(new Link(null, null, false));
        assertThat(Links.speed("0")).isNull();
        assertThat(Links.speed("")).isNull();
        assertThat(Links.speed("2500")).isEqualTo(2_500_000_000L);
    }

    @Test
    void shouldKnowNothingWithoutSysfs() {
        assertThat(read(0, "eth9")).containsExactly(Link.UNKNOWN);
    }

    @Test
    void shouldLookAgainAfterTenSecondsAndAtOnceAtANewInterface() throws IOException {
        Path eth0 = device("devices/pci0000:00/net/eth0", "down", "1000");
        read(0, "eth0");
        Files.writeString(eth0.resolve("operstate"), "up\n");

        assertThat(read(Duration.ofSeconds(1).toNanos(), "eth0"))
                .extracting(Link::up)
                .containsExactly(false);
        assertThat(read(Duration.ofSeconds(10).toNanos(), "eth0"))
                .extracting(Link::up)
                .containsExactly(true);

        Files.writeString(eth0.resolve("operstate"), "down\n");
        device("devices/pci0000:00/net/eth1", "up", "1000");
        assertThat(read(Duration.ofSeconds(11).toNanos(), "eth0", "eth1"))
                .extracting(Link::up)
                .containsExactly(true, true);
    }

    @Test
    void shouldLookAgainAtAnInterfaceThatCameBack() throws IOException {
        Path eth0 = device("devices/pci0000:00/net/eth0", "up", "1000");
        read(0, "eth0", "eth1");
        read(1, "eth1");
        Files.writeString(eth0.resolve("operstate"), "down\n");

        assertThat(read(2, "eth0", "eth1")).extracting(Link::up).startsWith(false);
    }

    @Test
    void shouldLookAtVirtualInterfacesOnceAMinuteAndNotAtAllOfThemAtOnce() throws IOException {
        String[] names = new String[200];
        for (int i = 0; i < names.length; i++) {
            names[i] = "veth" + i;
            device("devices/virtual/net/" + names[i], "down", "10000");
        }
        read(0, names);
        for (String name : names) {
            Files.writeString(directory.resolve("sys/class/net").resolve(name).resolve("operstate"), "up\n");
        }

        long upBefore = 0;
        for (int second = 1; second <= 61; second++) {
            long up = read(Duration.ofSeconds(second).toNanos(), names).stream()
                    .filter(link -> Boolean.TRUE.equals(link.up()))
                    .count();
            assertThat(up - upBefore).isBetween(0L, 40L);
            upBefore = up;
        }
        assertThat(upBefore).isEqualTo(names.length);
    }

    private List<Link> read(long nanoTime, String... names) {
        List<NetworkReading> interfaces = List.of(names).stream()
                .map(name -> new NetworkReading(name, Link.UNKNOWN, NOTHING, NOTHING))
                .toList();
        return links.on(interfaces, nanoTime).stream().map(NetworkReading::link).toList();
    }

    private Path device(String path, String state, String speed) throws IOException {
        Path device = Files.createDirectories(directory.resolve("sys").resolve(path));
        Files.writeString(device.resolve("operstate"), state + "\n");
        Files.writeString(device.resolve("speed"), speed + "\n");
        Path classes = Files.createDirectories(directory.resolve("sys/class/net"));
        return Files.createSymbolicLink(classes.resolve(device.getFileName()), device);
    }
}
