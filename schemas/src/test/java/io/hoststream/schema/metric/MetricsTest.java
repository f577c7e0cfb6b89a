package io.hoststream.schema.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuCore;
import io.hoststream.avro.CpuTicks;
import io.hoststream.avro.CustomKind;
import io.hoststream.avro.CustomMetric;
import io.hoststream.avro.Disk;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Load;
import io.hoststream.avro.Marks;
import io.hoststream.avro.Memory;
import io.hoststream.avro.Network;
import io.hoststream.avro.Pressure;
import io.hoststream.avro.PressureTotals;
import io.hoststream.avro.Processes;
import io.hoststream.avro.Swap;
import io.hoststream.avro.Temperature;
import io.hoststream.avro.TopProcess;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTest {

    @Test
    void shouldHandOutNothingForASampleWithoutSections() {
        assertThat(read(bare().build())).isEmpty();
    }

    @Test
    void shouldHandOutNothingForSectionsWithoutValues() {
        HostSample sample = bare().setCpu(
                        Cpu.newBuilder().setLogicalCount(4).setCores(List.of()).build())
                .setLoad(Load.newBuilder().build())
                .setProcesses(Processes.newBuilder().setTop(List.of()).build())
                .setPressure(Pressure.newBuilder()
                        .setCpu(PressureTotals.newBuilder().build())
                        .build())
                .setDisks(List.of(Disk.newBuilder().setDevice("sda").build()))
                .setNetworks(List.of(Network.newBuilder().setDevice("eth0").build()))
                .setFilesystems(List.of(filesystem("/home")))
                .build();

        assertThat(read(sample).entrySet())
                .extracting(entry -> entry.getKey().split(" ", 2)[0] + " = " + entry.getValue())
                .containsExactly("cpu_count = 4.0", "disk_emergency_read_only = 0.0", "disk_stuck = 0.0");
    }

    @Test
    void shouldTellProcessesApartByPidAndNameThemByTheirNames() {
        HostSample sample = bare().setProcesses(Processes.newBuilder()
                        .setTop(List.of(
                                new TopProcess(7, "java", "app", 50f, 1L), new TopProcess(8, "java", null, 1f, 2L)))
                        .build())
                .build();

        assertThat(read(sample)).hasSize(4);
        assertThat(Scope.PROCESS.items(sample))
                .extracting(Scope.PROCESS::device)
                .containsExactly(
                        new Device("java", Map.of("process", "java", "pid", "7", "user", "app")),
                        new Device("java", Map.of("process", "java", "pid", "8")));
        assertThat(Scope.PROCESS.isIn(sample)).isTrue();
        assertThat(Scope.SENSOR.isIn(sample)).isFalse();
    }

    @Test
    void shouldLabelAMetricOfTheUsersOwnByItsName() {
        CustomMetric custom = new CustomMetric(
                "queue_depth", Map.of("queue", "in", "metric", "mine"), CustomKind.GAUGE, 3.0, "Waiting jobs");

        assertThat(Scope.CUSTOM.device(custom))
                .isEqualTo(new Device(
                        "queue_depth", Map.of("metric", "queue_depth", "queue", "in", "exported_metric", "mine")));
    }

    @Test
    void shouldHandOutZeroWhereZeroIsKnown() {
        HostSample sample = bare().setSwap(Swap.newBuilder()
                        .setTotalBytes(0)
                        .setUsedBytes(0)
                        .setFreeBytes(0)
                        .build())
                .build();

        assertThat(read(sample))
                .containsOnly(
                        Map.entry("swap_total ", 0.0), Map.entry("swap_used ", 0.0), Map.entry("swap_free ", 0.0));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void shouldHandOutNoNumberThatIsNotFinite(float broken) {
        HostSample sample = bare().setCpu(Cpu.newBuilder()
                        .setLogicalCount(1)
                        .setCores(List.of())
                        .setUsagePercent(broken)
                        .build())
                .setTemperatures(List.of(new Temperature("chip", broken)))
                .build();

        assertThat(read(sample)).containsOnlyKeys("cpu_count ");
    }

    @Test
    void shouldHandOutNoProcessorTimeWithoutTheLengthOfATick() {
        HostSample sample = bare().setCpu(Cpu.newBuilder()
                        .setLogicalCount(1)
                        .setCores(List.of())
                        .setTicksPerSecond(0)
                        .setTicks(new CpuTicks(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, null, null))
                        .build())
                .build();

        assertThat(read(sample)).containsOnlyKeys("cpu_count ");
    }

    @Test
    void shouldTellTheDevicesApart() {
        HostSample sample = bare().setCpu(Cpu.newBuilder()
                        .setLogicalCount(2)
                        .setCores(List.of(core("cpu0", 10f), core("cpu11", 20f), core("CPU X", 30f)))
                        .build())
                .setDisks(List.of(
                        Disk.newBuilder().setDevice("sda").setReads(1L).build(),
                        Disk.newBuilder().setDevice("nvme0n1").setReads(2L).build()))
                .setTemperatures(List.of(new Temperature("coretemp/Package id 0", 41f)))
                .build();

        assertThat(read(sample))
                .containsEntry("cpu_usage_per_core {cpu=0}", 10.0)
                .containsEntry("cpu_usage_per_core {cpu=11}", 20.0)
                .containsEntry("cpu_usage_per_core {cpu=CPU X}", 30.0)
                .containsEntry("disk_read_ops_total {device=sda}", 1.0)
                .containsEntry("disk_read_ops_total {device=nvme0n1}", 2.0)
                .containsEntry("temperature {sensor=coretemp/Package id 0}", 41.0);
    }

    @Test
    void shouldLabelAFilesystemByWhereAndWhatItIs() {
        Device device = Scope.FILESYSTEM.device(filesystem("/home"));

        assertThat(device.name()).isEqualTo("/home");
        assertThat(device.labels())
                .containsOnly(
                        Map.entry("mountpoint", "/home"),
                        Map.entry("device", "/dev/sda1"),
                        Map.entry("fstype", "ext4"));
        assertThat(device.labels().keySet()).containsExactlyInAnyOrderElementsOf(Scope.FILESYSTEM.labels());
    }

    @Test
    void shouldWalkScopeByScopeInTheOrderOfTheCatalogue() {
        HostSample sample = bare().setDisks(List.of(disk("b"), disk("a")))
                .setMemory(Memory.newBuilder().setTotalBytes(5).build())
                .build();

        assertThat(read(sample).keySet())
                .containsExactly(
                        "memory_total ",
                        "disk_read_ops_total {device=b}",
                        "disk_write_ops_total {device=b}",
                        "disk_read_ops_total {device=a}",
                        "disk_write_ops_total {device=a}");
    }

    @Test
    void shouldReadOneMetricAlone() {
        HostSample sample = bare().setDisks(List.of(disk("a"), disk("b"))).build();
        Map<String, Double> found = new LinkedHashMap<>();

        Metrics.readOne(
                sample, Metric.DISK_WRITE_OPS_TOTAL, (metric, device, value) -> found.put(device.name(), value));

        assertThat(found).containsExactly(Map.entry("a", 8.0), Map.entry("b", 8.0));
    }

    @Test
    void shouldWidenAFloatToTheNumberThatWasMeant() {
        assertThat(Numbers.known(12.3f)).isEqualTo(12.3);
        assertThat(Numbers.known(0.0001f)).isEqualTo(0.0001);
        assertThat(Numbers.known(-3.75f)).isEqualTo(-3.75);
        assertThat(Numbers.known(1.25e9f)).isEqualTo(1.25e9);
        assertThat(Numbers.known((Float) null)).isNaN();
    }

    @Test
    void shouldKeepCountsExact() {
        assertThat(Numbers.known(9_007_199_254_740_991L)).isEqualTo(9_007_199_254_740_991.0);
        assertThat(Numbers.known((Long) null)).isNaN();
        assertThat(Numbers.known((Integer) null)).isNaN();
        assertThat(Numbers.known(7)).isEqualTo(7.0);
    }

    private static Map<String, Double> read(HostSample sample) {
        Map<String, Double> found = new LinkedHashMap<>();
        Metrics.read(
                sample,
                (metric, device, value) ->
                        found.put(metric + " " + (device.labels().isEmpty() ? "" : device.labels()), value));
        return found;
    }

    private static CpuCore core(String name, float usage) {
        return CpuCore.newBuilder().setName(name).setUsagePercent(usage).build();
    }

    private static Disk disk(String device) {
        return Disk.newBuilder().setDevice(device).setReads(7L).setWrites(8L).build();
    }

    private static Filesystem filesystem(String mountpoint) {
        return Filesystem.newBuilder()
                .setMountpoint(mountpoint)
                .setDevice("/dev/sda1")
                .setType("ext4")
                .build();
    }

    private static HostSample.Builder bare() {
        return HostSample.newBuilder()
                .setHost("web-1")
                .setHostId("id")
                .setEpoch(Instant.EPOCH)
                .setSequence(1)
                .setTime(Instant.EPOCH)
                .setIntervalMillis(10_000)
                .setMarks(new Marks(true, List.of(), null, null, 0, List.of(), List.of(), List.of(), List.of()));
    }
}
