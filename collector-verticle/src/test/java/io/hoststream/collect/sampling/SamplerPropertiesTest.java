package io.hoststream.collect.sampling;

import static io.hoststream.collect.reading.ReadingFixture.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.HostSample;
import io.hoststream.collect.reading.CgroupReading;
import io.hoststream.collect.reading.CpuReading;
import io.hoststream.collect.reading.CpuReading.Core;
import io.hoststream.collect.reading.DiskReading;
import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.NetworkReading.Link;
import io.hoststream.collect.reading.NetworkReading.Traffic;
import io.hoststream.collect.reading.PagingReading;
import io.hoststream.collect.reading.PressureReading;
import io.hoststream.collect.reading.PressureReading.Stalls;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.reading.SwapReading;
import io.hoststream.collect.reading.Ticks;
import io.hoststream.schema.metric.Kind;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.schema.metric.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every sample, tried on machines whose counters do anything they like. */
class SamplerPropertiesTest {

    private static final int ROUNDS = 3_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20260301, -7})
    void shouldNeverMakeANegativeOrInfiniteRate(long seed) {
        Random random = new Random(seed);
        Reading before = wild(random, 0);
        for (int round = 1; round <= ROUNDS; round++) {
            Reading now = wild(random, round);
            HostSample sample = Frames.sample(now, before);
            Metrics.read(sample, (metric, device, value) -> {
                assertThat(value).as("%s of %s, seed %d", metric, device, seed).isFinite();
                if (metric.kind() == Kind.GAUGE) {
                    assertThat(value)
                            .as("%s of %s, seed %d", metric, device, seed)
                            .isNotNegative();
                }
                // Of one processor: a group may use several.
                if (metric.unit() == Unit.PERCENT && metric != Metric.CGROUP_CPU_USAGE_PERCENT) {
                    assertThat(value)
                            .as("%s of %s, seed %d", metric, device, seed)
                            .isLessThanOrEqualTo(100.001);
                }
            });
            before = now;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void shouldShareAllOfTheTime(long seed) {
        Random random = new Random(seed);
        Reading before = wild(random, 0);
        int known = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            Reading now = wild(random, round);
            Cpu cpu = Frames.sample(now, before).getCpu();
            if (cpu.getUsagePercent() != null) {
                known++;
                assertThat(shares(cpu).stream().mapToDouble(Float::doubleValue).sum())
                        .isCloseTo(100, Offset.offset(0.001));
                assertThat(cpu.getUsagePercent() + cpu.getIdlePercent() + cpu.getIowaitPercent())
                        .isCloseTo(100f, Offset.offset(0.001f));
            }
            before = now;
        }
        assertThat(known).isGreaterThan(ROUNDS / 4);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void shouldMakeTheSameSampleOfTheSameReadings(long seed) {
        Random random = new Random(seed);
        Reading before = wild(random, 0);
        Reading now = wild(random, 1);

        assertThat(Frames.sample(now, before)).isEqualTo(Frames.sample(now, before));
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12})
    void shouldTellExactlyWhichDevicesCameAndWent(long seed) {
        Random random = new Random(seed);
        Reading before = wild(random, 0);
        for (int round = 1; round <= ROUNDS; round++) {
            Reading now = wild(random, round);
            HostSample sample = Frames.sample(now, before);

            Set<String> were = names(Frames.sample(before, null));
            Set<String> are = names(sample);
            assertThat(sample.getMarks().getAppeared()).containsExactlyInAnyOrderElementsOf(minus(are, were));
            assertThat(sample.getMarks().getDisappeared()).containsExactlyInAnyOrderElementsOf(minus(were, are));
            before = now;
        }
    }

    private static Set<String> names(HostSample sample) {
        Set<String> names = new HashSet<>();
        sample.getCpu().getCores().forEach(core -> names.add(core.getName()));
        sample.getDisks().forEach(disk -> names.add(disk.getDevice()));
        sample.getNetworks().forEach(network -> names.add(network.getDevice()));
        return names;
    }

    private static Set<String> minus(Set<String> these, Set<String> others) {
        Set<String> left = new HashSet<>(these);
        left.removeAll(others);
        return left;
    }

    private static List<Float> shares(Cpu cpu) {
        return Stream.of(
                        cpu.getUserPercent(),
                        cpu.getNicePercent(),
                        cpu.getSystemPercent(),
                        cpu.getIdlePercent(),
                        cpu.getIowaitPercent(),
                        cpu.getIrqPercent(),
                        cpu.getSoftirqPercent(),
                        cpu.getStealPercent())
                .toList();
    }

    /** Counters mostly grow from round to round, and now and then stand still, go back, start anew or vanish. */
    private static Reading wild(Random random, int round) {
        return reading()
                .after(Duration.ofMillis(round * 1000L + random.nextInt(400)))
                .cpu(cpu(random, round))
                .swap(new SwapReading(5000, random.nextInt(5000), 1L, unknown(random, round), unknown(random, round)))
                .disks(disks(random, round))
                .networks(networks(random, round))
                .pressure(
                        new PressureReading(stalls(random, round), stalls(random, round), stalls(random, round), null))
                .paging(new PagingReading(
                        unknown(random, round), unknown(random, round), unknown(random, round), unknown(random, round)))
                .cgroup(new CgroupReading(2f, unknown(random, round), unknown(random, round), null, 5L))
                .build();
    }

    private static CpuReading cpu(Random random, int round) {
        List<Core> cores = new ArrayList<>();
        for (int core = 0; core < 4; core++) {
            if (random.nextInt(10) > 0) {
                cores.add(new Core("cpu" + core, ticks(random, round)));
            }
        }
        return new CpuReading(ticks(random, round), cores, 100, null, null, null);
    }

    private static Ticks ticks(Random random, int round) {
        long[] columns = new long[Ticks.SHARES];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = counter(random, round);
        }
        return Ticks.of(columns);
    }

    private static DiskReading[] disks(Random random, int round) {
        return Stream.of("sda", "sdb", "nvme0n1")
                .filter(name -> random.nextInt(8) > 0)
                .map(name -> new DiskReading(
                        name,
                        random.nextInt(20) == 0 ? "9:9" : "8:0",
                        counter(random, round),
                        counter(random, round),
                        milliseconds(random, round),
                        counter(random, round),
                        unknown(random, round),
                        milliseconds(random, round),
                        random.nextInt(9),
                        milliseconds(random, round),
                        milliseconds(random, round)))
                .toArray(DiskReading[]::new);
    }

    private static NetworkReading[] networks(Random random, int round) {
        return Stream.of("eth0", "wlan0")
                .filter(name -> random.nextInt(8) > 0)
                .map(name -> new NetworkReading(
                        name,
                        new Link(random.nextBoolean() ? 10L + random.nextInt(1_000_000) : null, true, false),
                        traffic(random, round),
                        traffic(random, round)))
                .toArray(NetworkReading[]::new);
    }

    private static Traffic traffic(Random random, int round) {
        return new Traffic(
                counter(random, round), counter(random, round), counter(random, round), unknown(random, round));
    }

    private static Stalls stalls(Random random, int round) {
        return new Stalls(unknown(random, round), unknown(random, round));
    }

    private static @Nullable Long unknown(Random random, int round) {
        return random.nextInt(10) == 0 ? null : Long.valueOf(counter(random, round));
    }

    /** 32 bits: runs over its end every few rounds. */
    private static long milliseconds(Random random, int round) {
        return random.nextInt(50) == 0 ? random.nextLong(1L << 32) : round * 300_000_000L % (1L << 32);
    }

    private static long counter(Random random, int round) {
        return switch (random.nextInt(100)) {
            case 0 -> 0;
            case 1 -> random.nextLong(1L << 40);
            case 2 -> Math.max(0, (round - 1) * 10_000L);
            default -> round * 10_000L + random.nextInt(500);
        };
    }
}
