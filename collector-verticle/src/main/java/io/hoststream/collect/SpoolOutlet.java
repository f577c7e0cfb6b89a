package io.hoststream.collect;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.SequenceRange;
import io.hoststream.collect.shipping.ShippingThread;
import io.hoststream.collect.spool.Entry;
import io.hoststream.collect.spool.NumberRange;
import io.hoststream.collect.spool.SampleNumber;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Encodes samples, on the thread of the one who hands them over, for the spool and the topic. Always under the fixed ids:
 * those of a registry are put in on the way out. Used by one thread.
 */
final class SpoolOutlet implements SampleOutlet {

    private final ShippingThread shipping;
    private final WireEncoder<HostSample> encoder = new WireEncoder<>(HostSample.getClassSchema(), SchemaIds.fixed());

    SpoolOutlet(ShippingThread shipping) {
        this.shipping = shipping;
    }

    @Override
    public List<SequenceRange> takeDropped() {
        List<NumberRange> dropped = shipping.takeDropped();
        return dropped.isEmpty()
                ? List.of()
                : dropped.stream()
                        .map(range ->
                                new SequenceRange(Instant.ofEpochMilli(range.epoch()), range.first(), range.last()))
                        .toList();
    }

    @Override
    public void offer(HostSample sample) {
        shipping.offer(new Entry(
                new SampleNumber(sample.getEpoch().toEpochMilli(), sample.getSequence()),
                sample.getTime().toEpochMilli(),
                key(sample.getHost()),
                encoder.encode(sample),
                told(sample.getMarks().getDroppedBefore())));
    }

    private static List<NumberRange> told(List<SequenceRange> ranges) {
        return ranges.isEmpty()
                ? List.of()
                : ranges.stream()
                        .map(range ->
                                new NumberRange(range.getEpoch().toEpochMilli(), range.getFirst(), range.getLast()))
                        .toList();
    }

    @Override
    public void register(HostInfo info) {
        WireEncoder<HostInfo> once = new WireEncoder<>(HostInfo.getClassSchema(), SchemaIds.fixed());
        shipping.register(key(info.getHost()), once.encode(info));
    }

    private static byte[] key(String host) {
        return host.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public CompletionStage<?> stop() {
        return shipping.stop();
    }
}
