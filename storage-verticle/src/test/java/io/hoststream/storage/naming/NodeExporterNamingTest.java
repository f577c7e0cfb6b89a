package io.hoststream.storage.naming;

import static io.hoststream.storage.naming.NamedSamples.info;
import static io.hoststream.storage.naming.NamedSamples.sample;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuCore;
import io.hoststream.avro.CpuTicks;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Memory;
import io.hoststream.avro.Swap;
import io.hoststream.avro.Temperature;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodeExporterNamingTest {

    private static final String HOST = "environment=\"test\",instance=\"a\"";

    private static Map<String, Double> read(HostSample.Builder sample, @Nullable HostInfo info) {
        return NamedSamples.read(NamedSamples.host(NamingScheme.NODE_EXPORTER), sample.build(), info);
    }

    @Test
    void shouldGiveTheTimeOfEveryProcessorByMode() {
        CpuTicks ticks = new CpuTicks(150L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, null);
        Cpu cpu = Cpu.newBuilder()
                .setLogicalCount(1)
                .setCores(List.of(new CpuCore("cpu0", 1f, ticks), new CpuCore("cpu1", 1f, null)))
                .build();

        Map<String, Double> series = read(sample().setCpu(cpu), null);

        assertThat(series)
                .containsEntry("node_cpu_seconds_total{cpu=\"0\"," + HOST + ",mode=\"user\"}", 1.5)
                .containsEntry("node_cpu_seconds_total{cpu=\"0\"," + HOST + ",mode=\"steal\"}", 0.07)
                .containsEntry("node_cpu_guest_seconds_total{cpu=\"0\"," + HOST + ",mode=\"user\"}", 0.08);
        assertThat(series.keySet().stream().filter(name -> name.startsWith("node_cpu_seconds_total")))
                .hasSize(8);
        assertThat(series.keySet().stream().filter(name -> name.startsWith("node_cpu_guest")))
                .hasSize(1);
    }

    @Test
    void shouldTakeApartWhatTheCollectorPutsTogether() {
        Memory memory = Memory.newBuilder()
                .setTotalBytes(1000L)
                .setAvailableBytes(700L)
                .setArcReclaimableBytes(100L)
                .setCachedBytes(300L)
                .setSlabBytes(90L)
                .setSlabReclaimableBytes(60L)
                .build();

        assertThat(read(sample().setMemory(memory), null))
                .containsEntry("node_memory_MemTotal_bytes{" + HOST + "}", 1000.0)
                .containsEntry("node_memory_MemAvailable_bytes{" + HOST + "}", 600.0)
                .containsEntry("node_memory_Cached_bytes{" + HOST + "}", 240.0)
                .containsEntry("node_memory_SReclaimable_bytes{" + HOST + "}", 60.0)
                .containsEntry("node_memory_SUnreclaim_bytes{" + HOST + "}", 30.0);
    }

    @Test
    void shouldTellSwappedPagesOnlyWhereTheSizeOfAPageIsKnown() {
        Swap swap = Swap.newBuilder()
                .setTotalBytes(0L)
                .setUsedBytes(0L)
                .setFreeBytes(0L)
                .setInBytes(8192L)
                .setPagedInBytes(2048L)
                .build();
        String pages = "node_vmstat_pswpin{" + HOST + "}";

        assertThat(read(sample().setSwap(swap), info().setArchitecture("amd64").build()))
                .containsEntry(pages, 2.0)
                .containsEntry("node_vmstat_pgpgin{" + HOST + "}", 2.0);
        assertThat(read(
                        sample().setSwap(swap),
                        info().setArchitecture("aarch64").build()))
                .doesNotContainKey(pages);
        assertThat(read(sample().setSwap(swap), null)).doesNotContainKey(pages);
    }

    @Test
    void shouldNameTheHostEvenBeforeItHasRegistered() {
        assertThat(read(sample(), null)).containsEntry("node_uname_info{" + HOST + ",nodename=\"a\"}", 1.0);
    }

    @Test
    void shouldSayWhatUnameWouldSay() {
        HostInfo info = info().setKernel("6.1.0-18-amd64")
                .setArchitecture("amd64")
                .setOperatingSystem("Debian GNU/Linux 12")
                .build();
        assertThat(read(sample(), info))
                .containsEntry(
                        "node_uname_info{" + HOST.replace("instance=\"a\"", "instance=\"a\",machine=\"x86_64\"")
                                + ",nodename=\"a\",release=\"6.1.0-18-amd64\",sysname=\"Linux\"}",
                        1.0);
        HostInfo windows = info().setOperatingSystem("Microsoft Windows 11").build();
        assertThat(read(sample(), windows).keySet()).anyMatch(name -> name.contains("sysname=\"Windows\""));
    }

    @Test
    void shouldSayThatAMountDoesNotAnswerAsADeviceError() {
        Filesystem stuck = Filesystem.newBuilder()
                .setMountpoint("/mnt")
                .setDevice("nas:/x")
                .setType("nfs4")
                .setStuck(true)
                .build();
        assertThat(read(sample().setFilesystems(List.of(stuck)), null))
                .containsEntry(
                        "node_filesystem_device_error{device=\"nas:/x\",environment=\"test\",fstype=\"nfs4\","
                                + "instance=\"a\",mountpoint=\"/mnt\"}",
                        1.0)
                .noneSatisfy((name, value) -> assertThat(name).startsWith("node_filesystem_size_bytes"));
    }

    @Test
    void shouldGiveEveryChipOnce() {
        Map<String, Double> series = read(
                sample().setTemperatures(List.of(
                        new Temperature("coretemp/Core 0", 41.3f), new Temperature("coretemp/Core 1", 40f))),
                null);
        assertThat(series)
                .containsEntry("node_hwmon_temp_celsius{chip=\"coretemp\"," + HOST + ",sensor=\"Core 0\"}", 41.3)
                .containsEntry("node_hwmon_chip_names{chip=\"coretemp\",chip_name=\"coretemp\"," + HOST + "}", 1.0);
    }

    @Test
    void shouldListEveryFamilyOnceAndByThisNaming() {
        List<SeriesFamily> families = NamingScheme.NODE_EXPORTER.naming().families();
        Set<String> names = new HashSet<>();
        families.forEach(
                family -> assertThat(names.add(family.name())).as(family.name()).isTrue());
        assertThat(names).allMatch(name -> name.startsWith("node_"));
        assertThat(families)
                .filteredOn(family -> family.type() == SeriesType.COUNTER)
                .allMatch(family -> family.name().endsWith("_total"));
    }
}
