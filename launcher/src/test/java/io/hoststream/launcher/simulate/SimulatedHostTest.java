package io.hoststream.launcher.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.Disk;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Memory;
import io.hoststream.avro.Network;
import io.hoststream.schema.metric.Kind;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.schema.metric.Unit;
import io.hoststream.schema.wire.MalformedRecordException;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import io.hoststream.schema.wire.WireEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedHostTest {

    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int HOSTS = 40;
    private static final double PER_SECOND = 1e6;

    private static List<HostSample> samples(SimulatedHost host, Duration interval, int count) {
        List<HostSample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(host.next(START.plus(interval.multipliedBy(i))));
        }
        return samples;
    }

    private static List<HostSample> samples(int index, int count) {
        return samples(new SimulatedHost(FleetPlan.of(7, HOSTS, INTERVAL), index), INTERVAL, count);
    }

    @Test
    void shouldSayTheSameForTheSameSeedIndexAndTimes() {
        assertThat(samples(3, 50)).isEqualTo(samples(3, 50));
        assertThat(samples(3, 1).get(0).getHostId())
                .isNotEqualTo(samples(4, 1).get(0).getHostId());
        SimulatedHost other = new SimulatedHost(FleetPlan.of(8, HOSTS, INTERVAL), 3);
        assertThat(samples(other, INTERVAL, 1).get(0).getHostId())
                .isNotEqualTo(samples(3, 1).get(0).getHostId());
    }

    @Test
    void shouldNumberTheSamplesOfARunWithoutGapsAndBeginAnewAfterARestart() {
        SimulatedHost host = new SimulatedHost(FleetPlan.of(1, HOSTS, Duration.ofHours(1)), 0);
        List<HostSample> year = samples(host, Duration.ofHours(1), 365 * 24);

        Set<Instant> boots = new HashSet<>();
        Set<Instant> runs = new HashSet<>();
        for (int i = 1; i < year.size(); i++) {
            HostSample before = year.get(i - 1);
            HostSample now = year.get(i);
            boots.add(now.getBootTime());
            runs.add(now.getEpoch());
            if (now.getEpoch().equals(before.getEpoch())) {
                assertThat(now.getSequence()).isEqualTo(before.getSequence() + 1);
                assertThat(now.getBootTime()).isEqualTo(before.getBootTime());
            } else {
                assertThat(now.getEpoch()).isAfter(before.getTime());
                assertThat(now.getSequence()).isEqualTo(1);
                assertThat(now.getMarks().getFirst()).isTrue();
                assertThat(now.getCpu().getUsagePercent()).isNull();
            }
        }
        assertThat(boots).hasSizeBetween(4, 20);
        assertThat(runs).hasSizeGreaterThan(boots.size() + 5);
        assertThat(year)
                .extracting(sample -> sample.getMarks().getCounterResets())
                .anySatisfy(resets -> assertThat(resets).hasSize(1));
    }

    @Test
    void shouldNotBeUpWhileItIsBooted() {
        SimulatedHost host = new SimulatedHost(FleetPlan.of(1, HOSTS, INTERVAL), 0);
        List<Instant> down = new ArrayList<>();
        for (int second = 0; second < 130 * 86_400; second += 5) {
            if (!host.isUp(START.plusSeconds(second))) {
                down.add(START.plusSeconds(second));
            }
        }
        assertThat(down).hasSizeBetween(6, 60);
    }

    @Test
    void shouldNeverLetACounterFallWithinABootUnlessTheSampleSaysSo() {
        for (int index = 0; index < HOSTS; index++) {
            Map<String, Double> counters = new HashMap<>();
            for (HostSample sample : samples(index, 200)) {
                assertThat(sample.getMarks().getCounterResets()).isEmpty();
                Metrics.read(sample, (metric, device, value) -> {
                    // Milliseconds of disks have 32 bits in the kernel.
                    if (metric.kind() == Kind.COUNTER && !metric.id().startsWith("disk_")) {
                        Double before = counters.put(metric.id() + device, value);
                        assertThat(before == null || before <= value)
                                .as("%s of %s: %s, then %s", metric.id(), device, before, value)
                                .isTrue();
                    }
                });
            }
        }
    }

    @Test
    void shouldTakeRatesOverTheCountersAndTheTimeBetween() {
        for (int index = 0; index < HOSTS; index++) {
            List<HostSample> samples = samples(index, 30);
            for (int i = 1; i < samples.size(); i++) {
                rates(samples.get(i - 1), samples.get(i));
            }
        }
    }

    private static void rates(HostSample before, HostSample now) {
        double seconds = now.getElapsedMicros() / PER_SECOND;
        assertThat(seconds)
                .isCloseTo(Duration.between(before.getTime(), now.getTime()).toMillis() / 1e3, within(0.0021));
        for (int i = 0; i < now.getDisks().size(); i++) {
            Disk was = before.getDisks().get(i);
            Disk is = now.getDisks().get(i);
            assertRate(is.getReadBytesPerSecond(), is.getReadBytes() - was.getReadBytes(), seconds);
            assertRate(is.getWritesPerSecond(), is.getWrites() - was.getWrites(), seconds);
        }
        for (int i = 0; i < now.getNetworks().size(); i++) {
            Network was = before.getNetworks().get(i);
            Network is = now.getNetworks().get(i);
            assertRate(is.getReceivedBytesPerSecond(), is.getReceivedBytes() - was.getReceivedBytes(), seconds);
            assertRate(is.getSentPacketsPerSecond(), is.getSentPackets() - was.getSentPackets(), seconds);
        }
        Cpu cpu = now.getCpu();
        assertThat(cpu.getUsagePercent() + cpu.getIdlePercent() + cpu.getIowaitPercent())
                .isCloseTo(100f, within(0.01f));
    }

    private static void assertRate(float rate, long delta, double seconds) {
        assertThat((double) rate).isCloseTo(delta / seconds, within(1e-5 + 1e-5 * rate));
    }

    @Test
    void shouldKeepEveryValueWithinItsBounds() {
        for (int index = 0; index < HOSTS; index++) {
            for (HostSample sample : samples(index, 60)) {
                Metrics.read(sample, (metric, device, value) -> {
                    assertThat(value).as(metric.id()).isNotNegative();
                    boolean ofAll =
                            metric.unit() == Unit.PERCENT && !metric.id().equals("process_cpu_percent");
                    assertThat(!ofAll || value <= 100)
                            .as(metric.id() + " " + value)
                            .isTrue();
                });
                memory(sample.getMemory());
            }
        }
    }

    private static void memory(Memory memory) {
        assertThat(List.of(
                        memory.getFreeBytes(),
                        memory.getCachedBytes(),
                        memory.getAnonymousBytes(),
                        memory.getAvailableBytes(),
                        memory.getSlabBytes()))
                .allSatisfy(bytes -> assertThat(bytes % 4096).isZero())
                .allSatisfy(bytes -> assertThat(bytes).isBetween(0L, memory.getTotalBytes()));
        long parts = memory.getFreeBytes() + memory.getAnonymousBytes() + memory.getBuffersBytes();
        assertThat(parts).isLessThan(memory.getTotalBytes());
    }

    @Test
    void shouldCarryEveryFamilyAsOftenAsACollectorDoes() {
        List<HostSample> samples = samples(0, 13);
        assertThat(samples).allSatisfy(sample -> {
            assertThat(sample.getCpu().getCores()).hasSizeBetween(4, 16);
            assertThat(sample.getDisks()).hasSizeBetween(2, 4);
            assertThat(sample.getNetworks()).hasSizeBetween(2, 3);
            assertThat(sample.getPressure()).isNotNull();
            assertThat(sample.getConnections()).isNotNull();
            assertThat(sample.getLabels()).containsKeys("environment", "region", "group", "role");
        });
        assertThat(samples.stream().map(sample -> sample.getFilesystems() != null))
                .containsExactly(
                        true, false, false, false, false, false, true, false, false, false, false, false, true);
        assertThat(samples.get(0).getFilesystems()).hasSizeBetween(4, 8);
        assertThat(samples.stream()
                        .map(sample -> !sample.getProcesses().getTop().isEmpty()))
                .startsWith(true, false, false, true, false, false, true);
    }

    @Test
    void shouldBeReadableAsItIsFramed() throws MalformedRecordException {
        WireEncoder<HostSample> encoder = new WireEncoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
        WireDecoder<HostSample> decoder = new WireDecoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
        for (HostSample sample : samples(5, 10)) {
            assertThat(decoder.decode(encoder.encode(sample))).isEqualTo(sample);
        }
    }

    @Test
    void shouldFollowTheDayOnSomeHostsAndHardlyMoveOnOthers() {
        List<Double> means = new ArrayList<>();
        for (int index = 0; index < HOSTS; index++) {
            SimulatedHost host = new SimulatedHost(FleetPlan.of(7, HOSTS, INTERVAL), index);
            means.add(samples(host, Duration.ofMinutes(15), 96).stream()
                    .skip(1)
                    .filter(sample -> sample.getCpu().getUsagePercent() != null)
                    .mapToDouble(sample -> sample.getCpu().getUsagePercent())
                    .average()
                    .orElseThrow());
        }
        assertThat(means).anyMatch(mean -> mean < 3).anyMatch(mean -> mean > 25);
    }

    @Test
    void shouldRefuseATimeThatIsNotLater() {
        SimulatedHost host = new SimulatedHost(FleetPlan.of(7, HOSTS, INTERVAL), 0);
        assertThat(host.next(START).getSequence()).isEqualTo(1);
        assertThatThrownBy(() -> host.next(START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sim-0001")
                .hasMessageContaining(START.toString());
    }
}
