package io.hoststream.collect;

import io.hoststream.avro.HostSample;
import io.hoststream.avro.SequenceRange;
import io.hoststream.collect.identity.HostIdentity;
import io.hoststream.collect.paced.PacedFamily;
import io.hoststream.collect.reading.Moment;
import io.hoststream.collect.reading.Probe;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.sampling.Frame;
import io.hoststream.collect.sampling.Sampler;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Takes samples of one host and hands them on, numbered without gaps. Has no thread and no timer; used by one thread. */
final class Collector {

    /**
     * Whose samples these are and how often they are taken.
     *
     * @param identity the host and the run
     * @param interval from one tick to the next
     * @param labels the host's labels
     */
    record Profile(HostIdentity identity, Duration interval, Map<String, String> labels) {}

    /**
     * What is read.
     *
     * @param probe everything that is read with every tick
     * @param paced the families that have a pace of their own
     */
    record Inputs(Probe probe, List<PacedFamily> paced) {}

    /**
     * The clocks.
     *
     * @param wall for stamps
     * @param nanos monotonic, for durations
     */
    record Clocks(Clock wall, LongSupplier nanos) {}

    /** A round without anything slow takes a few milliseconds and then travels with the tick that began it. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Profile profile;
    private final Inputs inputs;
    private final Clocks clocks;
    private final SampleOutlet outlet;
    private final CollectMeters meters;
    private final FailureLog failureLog = new FailureLog();
    private final DroppedSamples dropped;
    private @Nullable Reading previous;
    private long sequence;

    Collector(Profile profile, Inputs inputs, Clocks clocks, SampleOutlet outlet, CollectMeters meters) {
        this.profile = profile;
        this.inputs = inputs;
        this.clocks = clocks;
        this.outlet = outlet;
        this.meters = meters;
        this.dropped = new DroppedSamples(profile.identity().epoch());
    }

    long now() {
        return clocks.nanos().getAsLong();
    }

    /**
     * Takes one sample and hands it on.
     *
     * @param missed ticks that were left out before this one
     * @param lagNanos how much later than planned it begins
     */
    void tick(int missed, long lagNanos) throws InterruptedException {
        Moment moment = new Moment(now(), clocks.wall().instant());
        long slack = profile.interval().toNanos() / 2;
        for (PacedFamily family : inputs.paced()) {
            family.beginIfDue(moment.nanoTime(), slack);
        }
        Reading reading = inputs.probe().read(moment);
        meters.ticked(missed, lagNanos, now() - moment.nanoTime());
        reading = withPaced(reading);
        meters.failed(reading.failures());
        failureLog.note(reading.failures());
        sequence++;
        Frame frame = new Frame(
                profile.identity(),
                sequence,
                Math.toIntExact(profile.interval().toMillis()),
                profile.labels(),
                missed,
                dropped.take());
        offer(Sampler.sample(reading, previous, frame), frame.droppedBefore());
        previous = previous == null ? reading : reading.knowing(previous);
    }

    private Reading withPaced(Reading reading) throws InterruptedException {
        Duration quarter = profile.interval().dividedBy(4);
        long until = now() + (PATIENCE.compareTo(quarter) < 0 ? PATIENCE : quarter).toNanos();
        Reading more = reading;
        for (PacedFamily family : inputs.paced()) {
            more = family.addTo(more, Duration.ofNanos(until - now()));
        }
        return more;
    }

    private void offer(HostSample sample, List<SequenceRange> told) {
        outlet.offer(sample).whenComplete((offset, failure) -> {
            if (failure != null) {
                dropped.add(sample.getSequence(), told);
                meters.dropped();
            }
        });
    }

    /** Lets go of everything; the stage completes when what waited has gone out. */
    CompletionStage<?> close() {
        inputs.probe().close();
        inputs.paced().forEach(PacedFamily::close);
        return outlet.stop();
    }
}
