package io.hoststream.storage.remotewrite;

import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/**
 * The series of one partition: turns its batches into requests, and hosts that fell silent into ends of their series. Kept
 * from the assignment of the partition to its release. On the loop's thread only; knows no clock.
 */
final class Shard {

    private static final long DESCRIBE_AGAIN_NANOS = 300_000_000_000L;

    private final WriteForm form;
    private final ObjIntConsumer<Skip> skips;
    private final RequestBuilder builder;
    private final Families families;
    private final Map<String, SentHost> hosts = new HashMap<>();
    private boolean described;
    private long describedNanos;
    private long undisturbedNanos;
    private long next;

    /** A shard that begins now; {@code skips} is told what is not sent, and how much of it. */
    Shard(WriteForm form, ObjIntConsumer<Skip> skips, long nowNanos) {
        this.form = form;
        this.skips = skips;
        this.builder = new RequestBuilder(form.maxSamples());
        this.families = new Families(form.labelling().naming());
        this.undisturbedNanos = nowNanos;
    }

    /** What is to be sent of a batch, in order. */
    List<Request> requests(Batch<HostSample> batch, long nowMillis, long nowNanos) {
        for (Received<HostSample> received : batch.records()) {
            HostSample sample = received.value();
            if (sample != null) {
                take(sample, received, nowMillis, nowNanos);
            }
        }
        describe(nowNanos);
        next = batch.next();
        return builder.finish(next);
    }

    private void take(HostSample sample, Received<HostSample> received, long nowMillis, long nowNanos) {
        if (form.tooOld(sample.getTime().toEpochMilli(), nowMillis)) {
            skips.accept(Skip.AGE, 1);
            return;
        }
        SentHost host = hosts.computeIfAbsent(
                sample.getHost(), name -> new SentHost(form.labelling(), families, sample, received.arrivedMillis()));
        Skip skip = host.judge(sample, received.arrivedMillis());
        if (skip != Skip.NONE) {
            skips.accept(skip, 1);
            return;
        }
        builder.begin(sample.getTime().toEpochMilli(), received.offset());
        int refused = host.write(sample, builder, received.arrivedMillis(), nowNanos);
        if (refused > 0) {
            skips.accept(Skip.NAME, refused);
        }
    }

    /** Receivers forget what a family is, so they are told from time to time. */
    private void describe(long nowNanos) {
        if (form.metadata()
                && builder.holdsValues()
                && (!described || nowNanos - describedNanos > DESCRIBE_AGAIN_NANOS)) {
            described = true;
            describedNanos = nowNanos;
            families.descriptions().forEach(builder::describe);
        }
    }

    /** The batches did not get through until now, so nobody's silence before means anything. */
    void disturbed(long nowNanos) {
        undisturbedNanos = nowNanos;
    }

    /** The ends of the series of hosts that fell silent; and lets go of those that are long gone. */
    List<Request> endings(long nowNanos) {
        for (SentHost host : hosts.values()) {
            if (host.silent(nowNanos, undisturbedNanos, form.staleAfter().toMillis())) {
                host.end(builder, next);
            }
        }
        long forget = form.forgetAfter().toNanos();
        hosts.values().removeIf(host -> host.unheardFor(nowNanos, forget));
        return builder.finish(next);
    }
}
