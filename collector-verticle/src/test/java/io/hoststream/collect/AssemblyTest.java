package io.hoststream.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import io.hoststream.schema.wire.WireEncoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from this machine to an outlet. */
class AssemblyTest {

    @TempDir
    Path data;

    @TempDir
    Path custom;

    private final ListOutlet outlet = new ListOutlet();

    @Test
    void shouldRegisterThisMachine() {
        Collector collector = collector();
        collector.close();

        HostInfo info = outlet.registered().get(0);
        assertThat(info.getHost()).isEqualTo("web-1");
        assertThat(info.getHostId()).isEqualTo(content("host-id"));
        assertThat(info.getEpoch().toEpochMilli()).isEqualTo(Long.parseLong(content("epoch")));
        assertThat(info.getLabels()).containsEntry("region", "north").containsEntry("rack", "7");
        assertThat(info.getCollectorVersion()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(info.getOperatingSystem()).isNotBlank();
        assertThat(info.getKernel()).isNotBlank();
        assertThat(info.getLogicalProcessors()).isPositive();
        assertThat(info.getMemoryBytes()).isPositive();
        assertThat(info.getIntervalMillis()).isEqualTo(1000);
    }

    @Test
    void shouldSampleThisMachine() throws InterruptedException {
        Collector collector = collector();
        collector.tick(0, 0);
        collector.tick(0, 0);
        collector.close();

        HostSample first = outlet.sample(0);
        HostSample second = outlet.sample(1);
        assertThat(first.getMarks().getFailedFamilies()).isEmpty();
        assertThat(first.getFilesystems()).anyMatch(fs -> fs.getMountpoint().equals("/") && fs.getTotalBytes() > 0);
        assertThat(second.getFilesystems()).isNull();
        assertThat(second.getElapsedMicros()).isPositive();
        assertThat(second.getMemory().getUsagePercent()).isBetween(0f, 100f);
        assertThat(names(first)).contains("memory_used", "load_average_1m", "cpu_user_time", "disk_usage_percent");
    }

    @Test
    void shouldCarryTheFamiliesThatHaveAPaceOfTheirOwn() throws Exception {
        Files.writeString(custom.resolve("a.prom"), "queue_depth{queue=\"in\"} 3\n");
        Collector collector = collector();
        collector.tick(0, 0);
        collector.close();

        HostSample sample = outlet.sample(0);
        assertThat(sample.getMarks().getFailedFamilies()).isEmpty();
        assertThat(sample.getCustom()).anyMatch(one -> one.getName().equals("queue_depth") && one.getValue() == 3);
        assertThat(sample.getProcesses().getTop())
                .isNotEmpty()
                .allMatch(process -> process.getResidentBytes() > 0 && process.getUser() != null);
        assertThat(sample.getTemperatures()).isNotNull();
        assertThat(names(sample)).contains("custom", "process_resident_bytes", "paging_major_faults_total");
    }

    @Test
    void shouldMakeSamplesThatSurviveTheWire() throws Exception {
        Collector collector = collector();
        collector.tick(0, 0);
        collector.tick(0, 0);
        collector.close();
        WireEncoder<HostSample> encoder = new WireEncoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
        WireDecoder<HostSample> decoder = new WireDecoder<>(HostSample.getClassSchema(), SchemaIds.fixed());

        for (HostSample sample : outlet.samples()) {
            assertThat(decoder.decode(encoder.encode(sample))).isEqualTo(sample);
        }
    }

    @Test
    void shouldRefuseACorruptIdentity() throws IOException {
        Files.writeString(data.resolve("host-id"), "garbage");

        assertThatIllegalStateException().isThrownBy(this::collector).withMessageContaining("host-id");
        assertThat(outlet.registered()).isEmpty();
    }

    private Collector collector() {
        CollectSettings settings = Settings.of(
                CollectSettings.class,
                Map.of(
                        "collect.interval", "1s",
                        "collect.host", "web-1",
                        "collect.region", "north",
                        "collect.labels", "rack=7"));
        CollectFamilies families =
                Settings.of(CollectFamilies.class, Map.of("collect.custom-directory", custom.toString()));
        RoleContext context = new RoleContext(
                Settings.defaults(KafkaSettings.class),
                SchemaIds.fixed(),
                data,
                new SimpleMeterRegistry(),
                new Health(),
                Clock.systemUTC(),
                failure -> {});
        return new Assembly(context, settings, families, System::nanoTime).collector(() -> outlet);
    }

    private static Set<String> names(HostSample sample) {
        Set<String> names = new HashSet<>();
        Metrics.read(sample, (metric, device, value) -> names.add(metric.id()));
        return names;
    }

    private String content(String file) {
        try {
            return Files.readString(data.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
