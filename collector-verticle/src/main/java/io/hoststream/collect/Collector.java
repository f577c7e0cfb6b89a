package io.hoststream.collect;

import io.hoststream.collect.identity.HostIdentity;
import io.hoststream.collect.pace.Schedule;
import io.hoststream.collect.pace.Stagger;
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
     * @param interval from one tick to the next, as it is set
     * @param labels the host's labels
     */
    record Profile(HostIdentity identity, Duration interval, Map<String, String> labels) {}

    /**
     * What is read.
     *
     * @param probe everything that is read with every tick
     * @param paced the families that have a pace of their own
     * @param inventory what the host is
     */
    record Inputs(Probe probe, List<PacedFamily> paced, InventoryWatch inventory) {}

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
    private @Nullable Reading previous;
    private Duration interval;
    private long sequence;

    Collector(Profile profile, Inputs inputs, Clocks clocks, SampleOutlet outlet, CollectMeters meters) {
        this.profile = profile;
        this.inputs = inputs;
        this.clocks = clocks;
        this.outlet = outlet;
        this.meters = meters;
        this.interval = profile.interval();
    }

    /** The host's name. */
    String host() {
        return profile.identity().host();
    }

    long now() {
        return clocks.nanos().getAsLong();
    }

    /** When its ticks are due, from now on; {@code jitter} is a random number from 0 to 1. */
    Schedule schedule(double jitter) {
        long nanos = profile.interval().toNanos();
        long now = now();
        return new Schedule(
                now, Stagger.origin(host(), nanos, jitter, now, clocks.wall().instant()), nanos);
    }

    /** From the next sample on, the one after it follows at this interval, and the sample says so. */
    void every(Duration next) {
        interval = next;
    }

    /**
     * Takes one sample and hands it on.
     *
     * @param missed ticks that were left out before this one
     * @param lagNanos how much later than planned it begins
     */
    void tick(int missed, long lagNanos) throws InterruptedException {
        Moment moment = new Moment(now(), clocks.wall().instant());
        long slack = interval.toNanos() / 2;
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
                Math.toIntExact(interval.toMillis()),
                profile.labels(),
                missed,
                outlet.takeDropped());
        outlet.offer(Sampler.sample(reading, previous, frame));
        previous = previous == null ? reading : reading.knowing(previous);
        inputs.inventory().beginIfDue(moment.nanoTime());
    }

    private Reading withPaced(Reading reading) throws InterruptedException {
        Duration quarter = interval.dividedBy(4);
        long until = now() + (PATIENCE.compareTo(quarter) < 0 ? PATIENCE : quarter).toNanos();
        Reading more = reading;
        for (PacedFamily family : inputs.paced()) {
            more = family.addTo(more, Duration.ofNanos(until - now()));
        }
        return more;
    }

    /** Says that it is stopped in order; to be called after the last tick and before it is closed. */
    void farewell() {
        inputs.inventory().farewell(clocks.wall().instant());
    }

    /** Lets go of everything; the stage completes when what waited has gone out. */
    CompletionStage<?> close() {
        inputs.probe().close();
        inputs.inventory().close();
        inputs.paced().forEach(PacedFamily::close);
        return outlet.stop();
    }
}
