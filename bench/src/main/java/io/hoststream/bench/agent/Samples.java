package io.hoststream.bench.agent;

import io.hoststream.avro.Connections;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the samples on the topic say of their own delivery: values, bytes, and whether the ticks came on time. */
final class Samples {

    private static final double MICROS_PER_MILLI = 1000;

    private final WireDecoder<HostSample> decoder = new WireDecoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
    private Delivered delivered = Delivered.NOTHING;
    private long missedTicks;
    private double latestMillis;
    private long rows;
    private long established;

    void add(ConsumerRecord<byte[], byte[]> record) {
        HostSample sample = decoder.decode(record.value());
        delivered = delivered.plus(new Delivered(1, record.key().length + record.value().length, values(sample)));
        missedTicks += sample.getMarks().getMissedTicks();
        rows = Math.max(rows, devices(sample));
        established = Math.max(established, established(sample));
        Long elapsed = sample.getElapsedMicros();
        if (elapsed != null) {
            double off = Math.abs(elapsed / MICROS_PER_MILLI - sample.getIntervalMillis());
            latestMillis = Math.max(latestMillis, off);
        }
    }

    static long values(HostSample sample) {
        AtomicLong count = new AtomicLong();
        Metrics.read(sample, (metric, device, value) -> count.incrementAndGet());
        return count.get();
    }

    private static long devices(HostSample sample) {
        long filesystems =
                sample.getFilesystems() == null ? 0 : sample.getFilesystems().size();
        long networks = sample.getNetworks() == null ? 0 : sample.getNetworks().size();
        return Math.max(filesystems, networks);
    }

    private static long established(HostSample sample) {
        Connections connections = sample.getConnections();
        Long count = connections == null ? null : connections.getTcpEstablished();
        return count == null ? 0 : count;
    }

    Delivered delivered() {
        return delivered;
    }

    long missedTicks() {
        return missedTicks;
    }

    /** How far the time between two samples was from the interval, at the most; milliseconds. */
    double latestMillis() {
        return latestMillis;
    }

    /** Ends of connections, at the most. */
    long established() {
        return established;
    }

    /** Filesystems or interfaces in one sample, at the most. */
    long rows() {
        return rows;
    }
}
