package io.hoststream.bench;

import io.hoststream.avro.Cpu;
import io.hoststream.avro.CpuCore;
import io.hoststream.avro.CpuTicks;
import io.hoststream.avro.Disk;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Marks;
import io.hoststream.avro.Network;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import io.hoststream.schema.wire.WireEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The wire format: records per second written and read by one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WireBenchmark {

    private static final int DEVICES = 4;

    private final HostSample sample = sample();
    private final WireEncoder<HostSample> encoder = new WireEncoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
    private final WireDecoder<HostSample> decoder = new WireDecoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
    private final byte[] encoded = encoder.encode(sample);

    /** A sample into bytes. */
    @Benchmark
    public byte[] encode() {
        return encoder.encode(sample);
    }

    /** Bytes into a sample. */
    @Benchmark
    public HostSample decode() {
        return decoder.decode(encoded);
    }

    /** Bytes into a sample and every one of its values. */
    @Benchmark
    public int decodeToValues() {
        return values(decoder.decode(encoded));
    }

    private static int values(HostSample sample) {
        AtomicInteger count = new AtomicInteger();
        Metrics.read(sample, (metric, device, value) -> count.incrementAndGet());
        return count.get();
    }

    /** A machine with four processors, disks and interfaces that have been busy for weeks. */
    private static HostSample sample() {
        return HostSample.newBuilder()
                .setHost("web-17.example.org")
                .setHostId("0f3f6a52-6d1e-4a55-9e3b-6f0d7e1f2a90")
                .setEpoch(Instant.parse("2026-01-01T00:00:00Z"))
                .setSequence(123_456)
                .setTime(Instant.parse("2026-01-15T06:56:00Z"))
                .setIntervalMillis(10_000)
                .setElapsedMicros(10_000_123L)
                .setLabels(Map.of("environment", "production", "region", "eu-west", "group", "web"))
                .setMarks(Marks.newBuilder().setDroppedBefore(List.of()).build())
                .setCpu(cpu())
                .setDisks(IntStream.range(0, DEVICES)
                        .mapToObj(WireBenchmark::disk)
                        .toList())
                .setNetworks(IntStream.range(0, DEVICES)
                        .mapToObj(WireBenchmark::network)
                        .toList())
                .build();
    }

    private static Cpu cpu() {
        CpuTicks ticks = new CpuTicks(
                912_345_678L, 1234L, 212_345_678L, 5_123_456_789L, 99_999L, 0L, 123_456L, 789L, null, null);
        return Cpu.newBuilder()
                .setLogicalCount(DEVICES)
                .setUsagePercent(41.25f)
                .setUserPercent(30.5f)
                .setSystemPercent(9.75f)
                .setIdlePercent(58.5f)
                .setTicks(ticks)
                .setCores(IntStream.range(0, DEVICES)
                        .mapToObj(core -> CpuCore.newBuilder()
                                .setName("cpu" + core)
                                .setUsagePercent(core * 20.5f)
                                .build())
                        .toList())
                .build();
    }

    private static Disk disk(int number) {
        return Disk.newBuilder()
                .setDevice("nvme" + number + "n1")
                .setReadBytesPerSecond(1_234_560f)
                .setWriteBytesPerSecond(7_654_321f)
                .setReadsPerSecond(120.4f)
                .setWritesPerSecond(340.1f)
                .setAwaitMillis(0.8f)
                .setUtilPercent(12.5f)
                .setQueueLength(0.3f)
                .setReads(123_456_789L)
                .setWrites(987_654_321L)
                .setReadBytes(9_876_543_210_123L)
                .setWrittenBytes(19_876_543_210_123L)
                .setReadMillis(12_345_678L)
                .setWriteMillis(87_654_321L)
                .setIoMillis(45_678_901L)
                .build();
    }

    private static Network network(int number) {
        return Network.newBuilder()
                .setDevice("eth" + number)
                .setSpeedBitsPerSecond(10_000_000_000L)
                .setSentBytesPerSecond(12_345_678f)
                .setReceivedBytesPerSecond(23_456_784f)
                .setBandwidthPercent(1.9f)
                .setSentBytes(99_876_543_210_123L)
                .setReceivedBytes(199_876_543_210_123L)
                .setSentPackets(99_876_543_210L)
                .setReceivedPackets(199_876_543_210L)
                .setErrorsIn(0L)
                .setErrorsOut(0L)
                .build();
    }
}
