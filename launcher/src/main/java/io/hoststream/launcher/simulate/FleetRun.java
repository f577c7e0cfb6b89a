package io.hoststream.launcher.simulate;

import io.hoststream.avro.HostSample;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Lets a fleet speak: what lies in the past at full speed, from then on every sample when it is due. While the outlet has
 * no room nothing is left out: the fleet waits and then catches up.
 */
public final class FleetRun {

    /**
     * From when to when.
     *
     * @param backfill how much of the past comes first
     * @param live how long to go on after that; until stopped if empty
     */
    public record Period(Duration backfill, Optional<Duration> live) {}

    /**
     * How far it has come.
     *
     * @param reached the time that the samples have reached
     * @param samples what has become of them
     */
    public record Progress(Instant reached, FleetOutlet.Tally samples) {}

    private static final Duration REPORT_EVERY = Duration.ofSeconds(1);

    private final FleetPlan plan;
    private final Period period;
    private final FleetOutlet outlet;
    private final Consumer<Progress> listener;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Instant nextReport = Instant.MIN;

    /** A run to be; {@code listener} is told of the progress every second. */
    public FleetRun(FleetPlan plan, Period period, FleetOutlet outlet, Consumer<Progress> listener, Clock clock) {
        this.plan = plan;
        this.period = period;
        this.outlet = outlet;
        this.listener = listener;
        this.clock = clock;
    }

    /** Returns when the period is over or {@link #stop} was called. */
    public void run() throws InterruptedException {
        SimulatedFleet fleet = new SimulatedFleet(plan);
        Instant begun = clock.instant();
        Instant start = begun.minus(period.backfill());
        Instant end = period.live().map(begun::plus).orElse(Instant.MAX);
        boolean going = true;
        for (long turn = 0; going; turn++) {
            int index = (int) (turn % plan.hosts());
            Instant due = fleet.due(start, turn / plan.hosts(), index);
            going = due.isBefore(end) && awaitTime(due);
            if (going) {
                speak(fleet.hosts().get(index), due);
            }
        }
    }

    /** Makes {@link #run} return soon; from any thread. */
    public void stop() {
        stopped.countDown();
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Whether the time came before the end. */
    private boolean awaitTime(Instant due) throws InterruptedException {
        while (!isStopped()) {
            Instant now = clock.instant();
            if (!now.isBefore(nextReport)) {
                nextReport = now.plus(REPORT_EVERY);
                listener.accept(new Progress(due, outlet.samples()));
            }
            if (!due.isAfter(now)) {
                return true;
            }
            Duration wait = Duration.between(now, due.isBefore(nextReport) ? due : nextReport);
            if (stopped.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return false;
    }

    private void speak(SimulatedHost host, Instant due) {
        if (!host.isUp(due)) {
            return;
        }
        HostSample sample = host.next(due);
        // A collector makes itself known when it begins.
        if (sample.getSequence() == 1) {
            insist(() -> outlet.offer(host.info(due)));
        }
        insist(() -> outlet.offer(sample));
    }

    private void insist(BooleanSupplier offer) {
        boolean taken = false;
        while (!taken && !isStopped()) {
            taken = offer.getAsBoolean();
        }
    }
}
