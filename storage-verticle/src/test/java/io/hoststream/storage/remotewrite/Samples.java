package io.hoststream.storage.remotewrite;

import io.hoststream.avro.Disk;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Marks;
import io.hoststream.avro.Memory;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.storage.export.ExportSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Samples and batches for the tests. */
final class Samples {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final long START_MILLIS = START.toEpochMilli();
    static final long INTERVAL_MILLIS = 10_000;
    static final TopicPartition P0 = new TopicPartition("hoststream.samples", 0);
    static final TopicPartition P1 = new TopicPartition("hoststream.samples", 1);

    /** Values of a sample: host_memory_total_bytes, host_up and host_last_sample_timestamp_seconds. */
    static final int VALUES = 3;

    private Samples() {}

    /** A sample with one value, its number; taken at the start and one interval later for each number. */
    static HostSample sample(String host, long sequence) {
        return bare(host, sequence).build();
    }

    static HostSample.Builder bare(String host, long sequence) {
        return HostSample.newBuilder()
                .setHost(host)
                .setHostId("id-" + host)
                .setEpoch(START)
                .setSequence(sequence)
                .setTime(at(sequence))
                .setIntervalMillis((int) INTERVAL_MILLIS)
                .setLabels(Map.of("environment", "test"))
                .setMarks(Marks.newBuilder().setDroppedBefore(List.of()).build())
                .setMemory(Memory.newBuilder().setTotalBytes(sequence).build());
    }

    static Disk disk(String name, long bytes) {
        return Disk.newBuilder().setDevice(name).setReadBytes(bytes).build();
    }

    static Instant at(long sequence) {
        return START.plusMillis(sequence * INTERVAL_MILLIS);
    }

    /** The samples as a batch that begins at this offset; each arrived when it was taken. */
    static Batch<HostSample> batch(TopicPartition partition, long offset, HostSample... samples) {
        List<Received<HostSample>> records = new ArrayList<>();
        for (HostSample sample : samples) {
            records.add(new Received<>(
                    sample.getHost(),
                    sample,
                    offset + records.size(),
                    sample.getTime().toEpochMilli()));
        }
        return new Batch<>(partition, records, offset + samples.length);
    }

    static WriteForm form(int maxSamples) {
        return new WriteForm(
                Settings.of(ExportSettings.class, Map.of("export.external-labels", "cluster=berlin"))
                        .labelling(),
                maxSamples,
                false,
                Optional.empty(),
                Duration.ofMinutes(1),
                Duration.ofHours(24));
    }

    static List<Decoded.Value> values(List<Request> requests) {
        return requests.stream()
                .flatMap(request -> Decoded.of(request.body()).values().stream())
                .toList();
    }

    /** Host and number of every sample of a request, by the values of their memory. */
    static List<String> samplesIn(byte[] body) {
        return Decoded.of(body).values().stream()
                .filter(value -> value.name().equals("host_memory_total_bytes"))
                .map(value -> value.labels().get("host") + (value.stale() ? "#end" : "#" + (long) value.value()))
                .toList();
    }

    static HostSample[] numbered(String host, int from, int to) {
        HostSample[] all = new HostSample[to - from + 1];
        Arrays.setAll(all, i -> sample(host, from + i));
        return all;
    }
}
