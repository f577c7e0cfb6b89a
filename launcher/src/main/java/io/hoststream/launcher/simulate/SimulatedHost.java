package io.hoststream.launcher.simulate;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.collect.identity.HostIdentity;
import io.hoststream.collect.reading.Moment;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.sampling.Frame;
import io.hoststream.collect.sampling.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One simulated host: a machine with its collector. Pure: what it says follows from the plan, its index and the times it is
 * asked at. Used by one thread at a time.
 */
public final class SimulatedHost {

    /** A collector has begun its run a moment before it takes the first sample. */
    private static final long STARTING_MILLIS = 57;

    private static final double CLOCKS_APART = 5e-6;

    private final int intervalMillis;
    private final String name;
    private final UUID hostId;
    private final Duty duty;
    private final Hardware hardware;
    private final Map<String, String> labels;
    private final Machine.Load load;
    private final Incidents incidents;
    private final Rounds rounds;
    private final Turns turns;
    private final double drift;
    private final Chance chance;
    private @Nullable Machine machine;
    private @Nullable Reading previous;
    private Instant epoch = Instant.EPOCH;
    private Instant asked = Instant.MIN;
    private long sequence;

    /** The host with this index, from 0, in the fleet. */
    public SimulatedHost(FleetPlan plan, int index) {
        this.chance = Chance.of(plan.seed(), index);
        this.intervalMillis = Math.toIntExact(plan.interval().toMillis());
        this.name = plan.name(index);
        this.hostId = new UUID((chance.number() & ~0xF000L) | 0x4000L, (chance.number() >>> 2) | Long.MIN_VALUE);
        this.duty = Duty.any(chance);
        this.hardware = Hardware.any(duty, chance);
        Place place = Place.any(chance);
        this.labels = place.labels(duty, plan.labels());
        this.incidents = new Incidents(plan.seed(), index, plan.incidents());
        this.load = new Machine.Load(new Demand(duty, place.hoursAhead(), chance), incidents);
        this.rounds = new Rounds(new Volumes(hardware, duty, chance), incidents, plan.interval());
        this.turns = Turns.any(chance);
        this.drift = CLOCKS_APART * chance.normal();
    }

    /** The host's name. */
    public String name() {
        return name;
    }

    /** Its labels. */
    public Map<String, String> labels() {
        return labels;
    }

    /** Whether it is up then, and neither being booted nor silenced by an incident. A caller that does not care may ask for samples all the same. */
    public boolean isUp(Instant time) {
        return turns.isUp(time) && !incidents.under(Incident.Kind.SILENCE, time);
    }

    /** The incidents that begin from one time on and before another. */
    public List<Incident> incidents(Instant from, Instant to) {
        return incidents.between(from, to);
    }

    /**
     * The sample that is due then; it is taken a moment later.
     *
     * @param due later than every time asked for before
     */
    public HostSample next(Instant due) {
        if (!due.isAfter(asked)) {
            throw new IllegalArgumentException(
                    name + ": a sample at " + due + " was asked for, expected a time after " + asked);
        }
        Instant now = due.plusNanos(lateNanos());
        Machine running = machineAt(due, now);
        asked = due;
        Reading reading = running.read(moment(now, running), rounds.read(now, running));
        sequence++;
        Frame frame = new Frame(new HostIdentity(name, hostId, epoch), sequence, intervalMillis, labels, 0, List.of());
        HostSample sample = Sampler.sample(reading, previous, frame);
        previous = previous == null ? reading : reading.knowing(previous);
        return sample;
    }

    private Machine machineAt(Instant due, Instant now) {
        Machine running = machine;
        if (running == null || turns.booted(due).isAfter(running.booted())) {
            running = new Machine(hardware, duty, load, turns.booted(due), chance);
            running.catchUp(now, Duration.between(turns.deployed(due), due));
            machine = running;
            beginRun(now);
            return running;
        }
        if (turns.deployed(due).isAfter(asked)) {
            running.deploy();
        }
        running.workUntil(now);
        if (turns.linkReset(due).isAfter(asked)) {
            running.resetLink();
        }
        if (turns.restarted(due).isAfter(asked)) {
            beginRun(now);
        }
        return running;
    }

    private void beginRun(Instant now) {
        epoch = now.minusMillis(STARTING_MILLIS).truncatedTo(ChronoUnit.MILLIS);
        sequence = 0;
        previous = null;
        rounds.begin();
    }

    /** How much too late timers and the scheduler wake a collector: hardly ever more than a fraction of a millisecond. */
    private long lateNanos() {
        double nanos = 80_000 + 30_000 * Math.abs(chance.normal());
        return (long) (chance.happens(0.01) ? nanos + chance.waiting(1_500_000) : nanos);
    }

    /** The monotonic clock runs a little faster or slower than the wall clock, which is kept right. */
    private Moment moment(Instant wall, Machine running) {
        long nanos = Duration.between(running.booted(), wall).toNanos();
        return new Moment(nanos + (long) (nanos * drift), wall);
    }

    /** What it is, as a collector registers it. */
    public HostInfo info(Instant now) {
        return Inventory.of(hardware, this, now).setBootTime(turns.booted(now)).build();
    }

    UUID hostId() {
        return hostId;
    }

    Instant epoch() {
        return epoch;
    }

    int intervalMillis() {
        return intervalMillis;
    }
}
