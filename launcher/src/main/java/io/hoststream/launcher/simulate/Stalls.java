package io.hoststream.launcher.simulate;

import io.hoststream.collect.reading.PressureReading;

/** Pressure stall information: how long tasks waited for a processor, for memory, for disks. */
final class Stalls {

    private static final double MICROS = 1e6;

    private final Chance chance;
    private double cpu;
    private double memory;
    private double memoryFull;
    private double disk;
    private double diskFull;

    Stalls(Chance chance) {
        this.chance = chance;
    }

    void work(Activity activity, double pressing) {
        double micros = activity.seconds() * MICROS;
        double load = activity.processors();
        double crowded = 0.02 * load + Math.max(0, load - 0.6) * 1.8;
        cpu += micros * share(crowded);
        double waited = micros * share(0.04 * activity.disk());
        disk += waited;
        diskFull += waited * chance.between(0.4, 0.9);
        double scarce = pressing > 0.9 ? micros * share((pressing - 0.9) * 2) : 0;
        memory += scarce;
        memoryFull += scarce * chance.between(0.3, 0.7);
    }

    private double share(double mean) {
        return Math.max(0, Math.min(0.98, mean * (1 + 0.3 * chance.normal())));
    }

    PressureReading read() {
        return new PressureReading(
                new PressureReading.Stalls((long) cpu, null),
                new PressureReading.Stalls((long) memory, (long) memoryFull),
                new PressureReading.Stalls((long) disk, (long) diskFull),
                null);
    }
}
