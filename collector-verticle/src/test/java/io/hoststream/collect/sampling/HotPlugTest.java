package io.hoststream.collect.sampling;

import static io.hoststream.collect.reading.ReadingFixture.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostSample;
import io.hoststream.avro.Marks;
import io.hoststream.collect.reading.CpuReading;
import io.hoststream.collect.reading.CpuReading.Core;
import io.hoststream.collect.reading.DiskReading;
import io.hoststream.collect.reading.Family;
import io.hoststream.collect.reading.FilesystemReading;
import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.NetworkReading.Link;
import io.hoststream.collect.reading.NetworkReading.Traffic;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.reading.Ticks;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Devices that come and go while the machine runs. */
class HotPlugTest {

    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void shouldTellThatAProcessorWentOfflineAndKeepTheOthersRight() {
        Reading before = reading().cpu(cpu(100, "cpu0", "cpu1", "cpu2", "cpu3")).build();
        Reading now = reading().after(TEN).cpu(cpu(200, "cpu0", "cpu1", "cpu3")).build();

        HostSample sample = Frames.sample(now, before);

        assertThat(sample.getMarks().getDisappeared()).containsExactly("cpu2");
        assertThat(sample.getMarks().getAppeared()).isEmpty();
        assertThat(sample.getCpu().getCores()).allMatch(core -> core.getUsagePercent() == 50f);
        assertThat(sample.getMarks().getCounterResets()).isEmpty();
    }

    @Test
    void shouldTellThatADiskWasSwappedAndGiveTheNewOneNoRate() {
        Reading before = reading().disks(disk("sda", 1000), disk("sdb", 5000)).build();
        Reading now =
                reading().after(TEN).disks(disk("sda", 1100), disk("sdc", 7000)).build();

        HostSample sample = Frames.sample(now, before);

        assertThat(sample.getMarks().getAppeared()).containsExactly("sdc");
        assertThat(sample.getMarks().getDisappeared()).containsExactly("sdb");
        assertThat(sample.getDisks().get(0).getReadsPerSecond()).isEqualTo(10f);
        assertThat(sample.getDisks().get(1).getReadsPerSecond()).isNull();
    }

    @Test
    void shouldTellThatAnInterfaceWentAndCameBackWithNewCounters() {
        Reading first = reading()
                .networks(network("eth0", 9000), network("veth1", 8000))
                .build();
        Reading second = reading().after(TEN).networks(network("eth0", 9010)).build();
        Reading third = reading()
                .after(TEN.multipliedBy(2))
                .networks(network("eth0", 9020), network("veth1", 50))
                .build();

        assertThat(Frames.sample(second, first).getMarks().getDisappeared()).containsExactly("veth1");
        HostSample back = Frames.sample(third, second);
        assertThat(back.getMarks().getAppeared()).containsExactly("veth1");
        assertThat(back.getMarks().getCounterResets()).isEmpty();
        assertThat(back.getNetworks().get(1).getSentBytesPerSecond()).isNull();
        assertThat(back.getNetworks().get(0).getSentBytesPerSecond()).isEqualTo(1f);
    }

    @Test
    void shouldHoldFilesystemsAgainstThoseThatWereKnownLast() {
        Reading first =
                reading().filesystems(filesystem("/"), filesystem("/mnt")).build();
        Reading without = reading().after(TEN).build();
        Reading third = reading()
                .after(TEN.multipliedBy(2))
                .filesystems(filesystem("/"), filesystem("/usb"))
                .build();

        assertThat(marks(without, first).getDisappeared()).isEmpty();
        Marks marks = marks(third, without.knowing(first));
        assertThat(marks.getAppeared()).containsExactly("/usb");
        assertThat(marks.getDisappeared()).containsExactly("/mnt");
    }

    @Test
    void shouldNotTakeMountsThatWereNotAskedForGone() {
        Reading first =
                reading().filesystems(filesystem("/"), filesystem("/mnt")).build();
        Reading partial = reading()
                .after(TEN)
                .filesystems(filesystem("/"))
                .failures(Map.of(Family.FILESYSTEMS, "1 mount was not asked"))
                .build();
        Reading third = reading()
                .after(TEN.multipliedBy(2))
                .filesystems(filesystem("/"), filesystem("/mnt"))
                .build();

        assertThat(marks(partial, first).getDisappeared()).isEmpty();
        assertThat(marks(third, partial.knowing(first)).getAppeared()).isEmpty();
    }

    @Test
    void shouldSayNothingOfAFamilyThatCouldNotBeRead() {
        Reading before = reading().disks(disk("sda", 1000)).build();
        Reading now =
                reading().after(TEN).failures(Map.of(Family.DISKS, "gone")).build();

        assertThat(marks(now, before).getDisappeared()).isEmpty();
        assertThat(marks(before, now).getAppeared()).isEmpty();
    }

    @Test
    void shouldSayNothingOfTheFirstSample() {
        Marks marks =
                Frames.sample(reading().disks(disk("sda", 1)).build(), null).getMarks();

        assertThat(marks.getAppeared()).isEmpty();
        assertThat(marks.getDisappeared()).isEmpty();
    }

    @Test
    void shouldTellOfCountersPastTheSignOfALong() {
        long late = Long.MAX_VALUE - 4;
        Reading before = reading().networks(network("eth0", late)).build();
        Reading now = reading().after(TEN).networks(network("eth0", late + 10)).build();

        assertThat(Frames.sample(now, before).getNetworks().get(0).getSentBytesPerSecond())
                .isEqualTo(1f);
        assertThat(marks(now, before).getCounterResets()).isEmpty();
    }

    private static Marks marks(Reading now, Reading before) {
        return Frames.sample(now, before).getMarks();
    }

    private static CpuReading cpu(long ticks, String... names) {
        List<Core> cores = Arrays.stream(names)
                .map(name -> new Core(name, Ticks.of(ticks, 0, 0, ticks)))
                .toList();
        return new CpuReading(Ticks.of(ticks, 0, 0, ticks), cores, 100, null, null, null);
    }

    private static DiskReading disk(String name, long reads) {
        return new DiskReading(name, "8:" + name, reads, reads, reads, reads, reads, reads, 0, 0L, 0L);
    }

    private static NetworkReading network(String name, long bytes) {
        Traffic traffic = new Traffic(bytes, 1L, 0L, 0L);
        return new NetworkReading(name, Link.UNKNOWN, traffic, traffic);
    }

    private static FilesystemReading filesystem(String place) {
        return new FilesystemReading(place, "/dev/x", "ext4", false, null, false);
    }
}
