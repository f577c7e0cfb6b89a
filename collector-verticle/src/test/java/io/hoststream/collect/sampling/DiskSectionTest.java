package io.hoststream.collect.sampling;

import static io.hoststream.collect.reading.ReadingFixture.reading;
import static io.hoststream.collect.sampling.Frames.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Disk;
import io.hoststream.avro.HostSample;
import io.hoststream.collect.reading.DiskReading;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DiskSectionTest {

    private static final Duration TEN = Duration.ofSeconds(10);
    private static final long WRAP = 1L << 32;
    private static final DiskReading START = disk("sda", "8:0", 100, 4096, 500, 50, 8192, 900, 700, 1500);

    @Test
    void shouldTakeRatesOverTheTimeThatPassed() {
        Disk disk = only(START, disk("sda", "8:0", 140, 4096 + 1_000_000, 580, 70, 8192 + 500_000, 1140, 5700, 21_500));

        assertThat(disk.getReadsPerSecond()).isEqualTo(4f);
        assertThat(disk.getWritesPerSecond()).isEqualTo(2f);
        assertThat(disk.getReadBytesPerSecond()).isEqualTo(100_000f);
        assertThat(disk.getWriteBytesPerSecond()).isEqualTo(50_000f);
        assertThat(disk.getReadAwaitMillis()).isEqualTo(2f);
        assertThat(disk.getWriteAwaitMillis()).isEqualTo(12f);
        assertThat(disk.getAwaitMillis()).isEqualTo((80f + 240f) / 60f);
        assertThat(disk.getUtilPercent()).isEqualTo(50f);
        assertThat(disk.getQueueLength()).isEqualTo(2f);
        assertThat(disk.getReads()).isEqualTo(140);
        assertThat(disk.getWeightedIoMillis()).isEqualTo(21_500);
        assertThat(disk.getInFlight()).isEqualTo(1);
        assertThat(disk.getDeviceNumber()).isEqualTo("8:0");
    }

    @Test
    void shouldNotKnowAwaitWithoutRequests() {
        Disk disk = only(START, START);

        assertThat(disk.getAwaitMillis()).isNull();
        assertThat(disk.getReadAwaitMillis()).isNull();
        assertThat(disk.getWriteAwaitMillis()).isNull();
        assertThat(disk.getReadsPerSecond()).isZero();
        assertThat(disk.getUtilPercent()).isZero();
    }

    @Test
    void shouldKnowAwaitOfTheDirectionThatHadRequests() {
        Disk disk = only(START, disk("sda", "8:0", 110, 4096, 600, 50, 8192, 900, 700, 1500));

        assertThat(disk.getReadAwaitMillis()).isEqualTo(10f);
        assertThat(disk.getAwaitMillis()).isEqualTo(10f);
        assertThat(disk.getWriteAwaitMillis()).isNull();
    }

    @Test
    void shouldNotSayMoreThanAllOfTheTime() {
        assertThat(only(START, disk("sda", "8:0", 100, 4096, 500, 50, 8192, 900, 10_900, 1500))
                        .getUtilPercent())
                .isEqualTo(100f);
    }

    @Test
    void shouldGoOnWhereAMillisecondCounterRanOverItsEnd() {
        DiskReading before = disk("sda", "8:0", 100, 4096, WRAP - 40, 50, 8192, 900, WRAP - 1000, WRAP - 2);
        DiskReading now = disk("sda", "8:0", 120, 4096, 60, 50, 8192, 900, 1000, 9998);

        HostSample sample = both(before, now);

        Disk disk = sample.getDisks().get(0);
        assertThat(disk.getReadAwaitMillis()).isEqualTo(5f);
        assertThat(disk.getUtilPercent()).isEqualTo(20f);
        assertThat(disk.getQueueLength()).isEqualTo(1f);
        assertThat(sample.getMarks().getCounterResets()).isEmpty();
    }

    @Test
    void shouldNotTakeAResetForAWrap() {
        DiskReading before = disk("sda", "8:0", 100, 4096, 500, 50, 8192, 900, WRAP / 2, 1500);
        HostSample far = both(before, disk("sda", "8:0", 101, 4096, 501, 50, 8192, 900, 10, 1500));
        // Close to the end of 32 bits, but more busy time than has passed.
        DiskReading near = disk("sda", "8:0", 100, 4096, 500, 50, 8192, 900, WRAP - 10, 1500);
        HostSample busy = both(near, disk("sda", "8:0", 101, 4096, 501, 50, 8192, 900, 60_000, 1500));

        assertThat(far.getMarks().getCounterResets()).containsExactly("sda");
        assertThat(busy.getMarks().getCounterResets()).containsExactly("sda");
        assertThat(busy.getDisks().get(0).getUtilPercent()).isNull();
    }

    @Test
    void shouldMakeNoRateOfADeviceThatStartedAnew() {
        HostSample sample = both(START, disk("sda", "8:0", 5, 512, 1, 0, 0, 0, 1, 1));

        Disk disk = sample.getDisks().get(0);
        assertThat(disk.getReadBytesPerSecond()).isNull();
        assertThat(disk.getWritesPerSecond()).isNull();
        assertThat(disk.getAwaitMillis()).isNull();
        assertThat(disk.getReads()).isEqualTo(5);
        assertThat(sample.getMarks().getCounterResets()).containsExactly("sda");
    }

    @Test
    void shouldTakeAnotherDeviceOfTheSameNameForANewOne() {
        HostSample sample = both(START, disk("sda", "8:16", 5000, 999_999, 501, 51, 8193, 901, 701, 1501));

        assertThat(sample.getDisks().get(0).getReadBytesPerSecond()).isNull();
        assertThat(sample.getMarks().getCounterResets()).isEmpty();
    }

    @Test
    void shouldFollowDevicesThatComeGoAndMove() {
        DiskReading sdb = disk("sdb", "8:16", 10, 10, 10, 10, 10, 10, 10, 10);
        DiskReading sdc = disk("sdc", "8:32", 10, 10, 10, 10, 10, 10, 10, 10);
        DiskReading sdcLater = disk("sdc", "8:32", 30, 10, 10, 10, 10, 10, 10, 10);
        HostSample sample = sample(
                reading().after(TEN).disks(sdcLater, sdb).build(),
                reading().disks(START, sdc).build());

        assertThat(sample.getDisks()).extracting(Disk::getDevice).containsExactly("sdc", "sdb");
        assertThat(sample.getDisks()).extracting(Disk::getReadsPerSecond).containsExactly(2f, null);
        assertThat(sample.getMarks().getCounterResets()).isEmpty();
    }

    @Test
    void shouldLiveWithoutWhatOtherSystemsDoNotTell() {
        DiskReading before = new DiskReading("disk0", null, 1L, 2L, null, 3L, 4L, null, null, 5L, null);
        DiskReading now = new DiskReading("disk0", null, 11L, 22L, null, 33L, 44L, null, null, 1005L, null);

        Disk disk = only(before, now);

        assertThat(disk.getReadsPerSecond()).isEqualTo(1f);
        assertThat(disk.getUtilPercent()).isEqualTo(10f);
        assertThat(disk.getAwaitMillis()).isNull();
        assertThat(disk.getQueueLength()).isNull();
        assertThat(disk.getReadMillis()).isNull();
    }

    private static Disk only(DiskReading before, DiskReading now) {
        return both(before, now).getDisks().get(0);
    }

    private static HostSample both(DiskReading before, DiskReading now) {
        return sample(
                reading().after(TEN).disks(now).build(), reading().disks(before).build());
    }

    // The columns of the kernel's file, in its order.
    @SuppressWarnings("checkstyle:parameternumber")
    private static DiskReading disk(
            String name,
            String number,
            long reads,
            long readBytes,
            long readMillis,
            long writes,
            long writtenBytes,
            long writeMillis,
            long ioMillis,
            long weighted) {
        return new DiskReading(
                name, number, reads, readBytes, readMillis, writes, writtenBytes, writeMillis, 1, ioMillis, weighted);
    }
}
