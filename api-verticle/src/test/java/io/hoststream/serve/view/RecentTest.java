package io.hoststream.serve.view;

import static io.hoststream.serve.Samples.sample;
import static io.hoststream.serve.Samples.timeOf;
import static io.hoststream.serve.Samples.withAwait;
import static io.hoststream.serve.Samples.withCores;
import static io.hoststream.serve.Samples.withDisks;
import static io.hoststream.serve.Samples.withRoot;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Metric;
import io.hoststream.serve.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentTest {

    private static final Duration WINDOW = Duration.ofSeconds(100);

    private final Recent recent = new Recent(new ViewLimits(WINDOW, Duration.ofHours(1), 1000, 500), 0, Long.MIN_VALUE);

    @Test
    void shouldKeepValuesInOrderOfTime() {
        feed(1, 40);

        assertThat(recent.rows()).isEqualTo(40);
        assertThat(IntStream.range(0, 40).mapToDouble(row -> recent.value(cpu(), row)))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 40).mapToObj(i -> (double) i).toList());
        assertThat(recent.time(0)).isEqualTo(timeOf(1));
    }

    @Test
    void shouldDropWhatIsOlderThanTheWindow() {
        feed(1, 1000);

        assertThat(recent.rows()).isEqualTo(101);
        assertThat(recent.time(0)).isEqualTo(timeOf(900));
        assertThat(recent.value(cpu(), 100)).isZero();
        assertThat(recent.value(cpu(), 99)).isEqualTo(99);
    }

    @Test
    void shouldKeepNoMoreThanTheMostRowsWhateverTheInterval() {
        Recent small = new Recent(new ViewLimits(WINDOW, Duration.ofHours(1), 50, 500), 0, Long.MIN_VALUE);
        for (long i = 1; i <= 500; i++) {
            small.add(timeOf(1) + i, Recent.NO_OFFSET, sample("a", i));
        }

        assertThat(small.rows()).isEqualTo(50);
        assertThat(small.time(49)).isEqualTo(timeOf(1) + 500);
        assertThat(small.time(0)).isEqualTo(timeOf(1) + 451);
    }

    @Test
    void shouldKeepNoMoreThanTheMostSeries() {
        recent.add(timeOf(1), Recent.NO_OFFSET, withCores("a", 1, 2000));

        assertThat(recent.series()).hasSize(500);
    }

    @Test
    void shouldGiveANewSeriesNoValuesInThePast() {
        feed(1, 3);
        int before = recent.layout();
        recent.add(timeOf(4), Recent.NO_OFFSET, withDisks("a", 4, "vda").build());

        Series disk = series(Metric.DISK_READ_BYTES);
        assertThat(recent.layout()).isGreaterThan(before);
        assertThat(recent.value(disk, 2)).isNaN();
        assertThat(recent.value(disk, 3)).isEqualTo(123_456.7891);
        assertThat(disk.labels()).containsEntry("device", "vda");
    }

    @Test
    void shouldForgetADeviceThatWentWhenItsLastValueLeavesTheWindow() {
        recent.add(timeOf(1), Recent.NO_OFFSET, withDisks("a", 1, "vda", "vdb").build());
        int before = recent.layout();
        for (int i = 2; i < 260; i++) {
            recent.add(timeOf(i), Recent.NO_OFFSET, withDisks("a", i, "vda").build());
        }

        assertThat(recent.series().stream().filter(s -> s.labels().containsValue("vdb")))
                .isEmpty();
        assertThat(recent.current(series(Metric.DISK_READ_BYTES_TOTAL))).isEqualTo(259_000);
        assertThat(recent.layout()).isGreaterThan(before);
    }

    @Test
    void shouldKeepTheLastValueOfASlowerFamily() {
        recent.add(timeOf(1), Recent.NO_OFFSET, withRoot("a", 1, 42).build());
        feed(2, 60);

        Series usage = series(Metric.DISK_USAGE_PERCENT);
        assertThat(recent.value(usage, recent.rows() - 1)).isNaN();
        assertThat(recent.current(usage)).isEqualTo(42);

        recent.add(timeOf(61), Recent.NO_OFFSET, withRoot("a", 61, 43).build());
        assertThat(recent.current(usage)).isEqualTo(43);
    }

    @Test
    void shouldNotKeepAValueThatItsFamilyWasReadWithout() {
        recent.add(timeOf(1), Recent.NO_OFFSET, withAwait("a", 1, 3.5f));
        Series await = series(Metric.DISK_AWAIT_TIME);
        assertThat(recent.current(await)).isEqualTo(3.5);

        recent.add(timeOf(2), Recent.NO_OFFSET, withDisks("a", 2, "vda").build());

        assertThat(recent.current(await)).isNaN();
        assertThat(recent.current(series(Metric.DISK_READ_BYTES))).isNotNaN();
    }

    @Test
    void shouldNotShowAnUnmountedFilesystem() {
        recent.add(timeOf(1), Recent.NO_OFFSET, withRoot("a", 1, 42).build());
        recent.add(
                timeOf(2),
                Recent.NO_OFFSET,
                Samples.builder("a", 2)
                        .setFilesystems(List.of(Filesystem.newBuilder()
                                .setMountpoint("/other")
                                .setDevice("/dev/vdb1")
                                .setType("xfs")
                                .setUsagePercent(1f)
                                .build()))
                        .build());

        Series root = recent.series().stream()
                .filter(s ->
                        s.metric() == Metric.DISK_USAGE_PERCENT && s.labels().containsValue("/"))
                .findFirst()
                .orElseThrow();
        assertThat(recent.current(root)).isNaN();
    }

    @Test
    void shouldStayInOrderWhenTheClockIsSetBack() {
        feed(1, 10);
        recent.add(timeOf(5), Recent.NO_OFFSET, sample("a", 55));

        assertThat(recent.rows()).isEqualTo(5);
        assertThat(recent.time(4)).isEqualTo(timeOf(5));
        assertThat(recent.value(cpu(), 4)).isEqualTo(55);
        assertThat(recent.current(cpu())).isEqualTo(55);
    }

    @Test
    void shouldFindRowsByTime() {
        feed(10, 20);

        assertThat(recent.rowAt(0)).isZero();
        assertThat(recent.rowAt(timeOf(12))).isEqualTo(2);
        assertThat(recent.rowAt(timeOf(12) + 1)).isEqualTo(3);
        assertThat(recent.rowAt(timeOf(99))).isEqualTo(11);
    }

    /** Whatever comes and goes, the ring holds what a plain map of the last samples holds. */
    @Test
    void shouldAgreeWithAPlainMapOverRandomDevicesAndGaps() {
        Random random = new Random(20260131);
        TreeMap<Long, HostSample> plain = new TreeMap<>();
        long second = 0;
        for (int i = 1; i <= 3000; i++) {
            second += random.nextInt(20) == 0 ? random.nextInt(150) + 1 : 1;
            HostSample sample = withDisks("a", second, devices(random)).build();
            recent.add(timeOf(second), Recent.NO_OFFSET, sample);
            plain.put(timeOf(second), sample);
            plain.headMap(timeOf(second) - WINDOW.toMillis()).clear();
            assertThat(recent.rows()).isEqualTo(plain.size());
        }

        int row = 0;
        for (HostSample sample : plain.values()) {
            assertSame(row, sample);
            row++;
        }
    }

    private void assertSame(int row, HostSample sample) {
        List<String> expected = sample.getDisks().stream()
                .map(disk -> disk.getDevice() + "=" + (double) disk.getReadBytes())
                .sorted()
                .toList();
        List<String> found = recent.series().stream()
                .filter(s -> s.metric() == Metric.DISK_READ_BYTES_TOTAL && !Double.isNaN(recent.value(s, row)))
                .map(s -> s.labels().get("device") + "=" + recent.value(s, row))
                .sorted()
                .toList();
        assertThat(found).isEqualTo(expected);
    }

    private static String[] devices(Random random) {
        return IntStream.range(0, 40)
                .filter(i -> random.nextInt(4) == 0)
                .mapToObj(i -> "vd" + i)
                .toArray(String[]::new);
    }

    private void feed(int from, int to) {
        for (int i = from; i <= to; i++) {
            recent.add(timeOf(i), Recent.NO_OFFSET, sample("a", i));
        }
    }

    private Series cpu() {
        return series(Metric.CPU_USAGE_PERCENT);
    }

    private Series series(Metric metric) {
        return recent.series().stream()
                .filter(s -> s.metric() == metric)
                .findFirst()
                .orElseThrow();
    }
}
