package io.hoststream.launcher.simulate;

import io.hoststream.collect.reading.CgroupReading;
import io.hoststream.collect.reading.DiskReading;
import io.hoststream.collect.reading.Moment;
import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.PacedReading;
import io.hoststream.collect.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A machine from one boot to the next: works through what is asked of it, and is read as a real one is. */
final class Machine {

    private static final double NANOS = 1e9;
    private static final int PAST_STEPS = 24;

    private final Demand demand;
    private final Incidents incidents;
    private final Instant booted;
    private final Processors processors;
    private final LoadAverage load;
    private final MainMemory memory;
    private final SwapSpace swap;
    private final List<BlockDevice> disks = new ArrayList<>();
    private final List<NetworkLink> links = new ArrayList<>();
    private final Stalls stalls;
    private final Sockets sockets;
    private final Thermals thermals;
    private final Programs programs;
    private Instant now;

    /**
     * What is asked of a machine.
     *
     * @param demand what its users want
     * @param incidents what goes wrong
     */
    record Load(Demand demand, Incidents incidents) {}

    /** A machine that was switched on at {@code booted}. */
    Machine(Hardware hardware, Duty duty, Load asked, Instant booted, Chance chance) {
        this.demand = asked.demand();
        this.incidents = asked.incidents();
        this.booted = booted;
        this.now = booted;
        this.processors = new Processors(hardware, chance);
        this.load = new LoadAverage(hardware.cores(), chance);
        this.memory = new MainMemory(hardware, duty, chance);
        this.swap = new SwapSpace(hardware.swap(), chance);
        hardware.disks().forEach(kind -> disks.add(new BlockDevice(kind, chance)));
        hardware.links().forEach(kind -> links.add(new NetworkLink(kind, chance)));
        this.stalls = new Stalls(chance);
        this.sockets = new Sockets(chance);
        this.thermals = new Thermals(hardware, chance);
        this.programs = new Programs(hardware, duty, chance);
    }

    /** Makes up for the time since the boot in a few long steps, at hours spread over the day. */
    void catchUp(Instant until, Duration sinceDeployment) {
        memory.creptFor(seconds(sinceDeployment));
        Duration step = Duration.between(booted, until).dividedBy(PAST_STEPS);
        for (int i = PAST_STEPS - 1; i > 0 && step.toSeconds() > 1; i--) {
            now = until.minus(step.multipliedBy(i));
            work(demand.until(until.minus(Duration.ofHours(i)), seconds(step)));
        }
        workUntil(until);
    }

    void workUntil(Instant until) {
        double seconds = seconds(Duration.between(now, until));
        if (seconds > 0) {
            now = until;
            work(demand.until(until, seconds).under(incidents, until));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }

    private void work(Activity activity) {
        double readBytes = 0;
        double writtenBytes = 0;
        for (BlockDevice disk : disks) {
            disk.work(activity);
            readBytes += disk.readBytes();
            writtenBytes += disk.writtenBytes();
        }
        processors.work(activity);
        load.work(activity);
        memory.work(activity, readBytes, writtenBytes);
        swap.work(activity, memory.pressing(), readBytes, writtenBytes);
        links.forEach(link -> link.work(activity));
        stalls.work(activity, memory.pressing());
        sockets.work(activity);
        thermals.work(activity);
        programs.work(activity);
    }

    /** Its services are started anew. */
    void deploy() {
        memory.deploy();
        programs.begin();
    }

    /** The driver of its second network interface is loaded anew. */
    void resetLink() {
        links.get(1).reset();
    }

    Instant booted() {
        return booted;
    }

    Thermals thermals() {
        return thermals;
    }

    Programs programs() {
        return programs;
    }

    Reading read(Moment moment, PacedReading paced) {
        List<DiskReading> diskReadings = new ArrayList<>(disks.size());
        disks.forEach(disk -> diskReadings.add(disk.read()));
        List<NetworkReading> linkReadings = new ArrayList<>(links.size());
        links.forEach(link -> linkReadings.add(link.read()));
        return new Reading(
                moment,
                Duration.between(booted, moment.wall()).toMillis(),
                booted,
                processors.read(),
                memory.read(),
                swap.read(),
                load.read(),
                diskReadings,
                linkReadings,
                stalls.read(),
                sockets.read(),
                load.processes(),
                swap.paging(),
                CgroupReading.NONE,
                paced,
                Map.of());
    }
}
