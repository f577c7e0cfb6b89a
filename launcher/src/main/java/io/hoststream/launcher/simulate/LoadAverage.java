package io.hoststream.launcher.simulate;

import io.hoststream.collect.reading.LoadReading;
import io.hoststream.collect.reading.ProcessesReading;

/** Load averages and the counts of processes they are made of. */
final class LoadAverage {

    private static final double[] SECONDS = {60, 300, 900};

    private final int cores;
    private final Chance chance;
    private final double[] averages = new double[SECONDS.length];
    private double processes;
    private int running;
    private int blocked;

    LoadAverage(int cores, Chance chance) {
        this.cores = cores;
        this.chance = chance;
        this.processes = 90 + 12 * cores + chance.between(0, 80);
    }

    void work(Activity activity) {
        double busy = activity.processors() * cores;
        // What waits for a processor piles up when they are all taken.
        double queue = busy / Math.max(0.25, 1.05 - activity.processors());
        double asked = Math.min(busy + 0.4 * (queue - busy), 4.0 * cores) + 0.3 * activity.disk();
        running = 1 + (int) chance.count(busy);
        blocked = (int) chance.count(0.2 * activity.disk());
        for (int i = 0; i < SECONDS.length; i++) {
            double kept = Math.exp(-activity.seconds() / SECONDS[i]);
            averages[i] = averages[i] * kept + (1 - kept) * asked;
        }
        if (chance.happens(Math.min(0.9, 0.05 + busy / 4))) {
            processes += Math.round(2 * chance.normal()) - Math.signum(processes - 90 - 14 * cores) * 0.2;
            processes = Math.max(80, processes);
        }
    }

    LoadReading read() {
        return new LoadReading(
                hundredths(averages[0]), hundredths(averages[1]), hundredths(averages[2]), running, entities());
    }

    ProcessesReading processes() {
        return new ProcessesReading((int) processes, running, blocked);
    }

    private int entities() {
        return (int) (processes * 1.9);
    }

    /** As the kernel prints them. */
    private static float hundredths(double average) {
        return (float) (Math.round(average * 100) / 100.0);
    }
}
