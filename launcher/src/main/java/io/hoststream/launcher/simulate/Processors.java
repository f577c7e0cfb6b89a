package io.hoststream.launcher.simulate;

import io.hoststream.collect.reading.CpuReading;
import io.hoststream.collect.reading.CpuReading.Core;
import io.hoststream.collect.reading.Ticks;
import java.util.ArrayList;
import java.util.List;

/** The processors and what the kernel counts of them. */
final class Processors {

    private static final int TICKS_PER_SECOND = 100;
    private static final int USER = 0;
    private static final int NICE = 1;
    private static final int SYSTEM = 2;
    private static final int IDLE = 3;
    private static final int IOWAIT = 4;
    private static final int IRQ = 5;
    private static final int SOFTIRQ = 6;
    private static final int STEAL = 7;
    private static final int COLUMNS = 8;

    private final Chance chance;
    private final String[] names;
    private final double[] weights;
    private final double[][] ticks;
    private final double userShare;
    private final double stolen;
    private final boolean interruptsCounted;
    private double switches;
    private double interrupts;
    private double forks;

    Processors(Hardware hardware, Chance chance) {
        this.chance = chance;
        this.names = new String[hardware.cores()];
        this.weights = new double[hardware.cores()];
        this.ticks = new double[hardware.cores()][COLUMNS];
        this.userShare = chance.between(0.6, 0.85);
        this.stolen = hardware.virtual() && chance.happens(0.3) ? chance.between(0.001, 0.02) : 0;
        this.interruptsCounted = !hardware.virtual();
        for (int i = 0; i < names.length; i++) {
            names[i] = "cpu" + i;
            // Network interrupts go to the first ones.
            weights[i] = chance.between(0.85, 1.05) + (i < 2 ? 0.1 : 0);
        }
    }

    void work(Activity activity) {
        double waiting = Math.min(0.3, 0.05 * activity.disk());
        double soft = 0.002 + 0.06 * Math.min(1, activity.network());
        for (int i = 0; i < ticks.length; i++) {
            work(ticks[i], shareOf(i, activity), waiting, soft, activity.seconds() * TICKS_PER_SECOND);
        }
        double busy = activity.processors() * ticks.length;
        switches += chance.count(activity.seconds() * (150 * ticks.length + 9000 * busy));
        interrupts += chance.count(activity.seconds() * (90 * ticks.length + 3500 * busy));
        forks += chance.count(activity.seconds() * (0.4 + 6 * busy));
    }

    private double shareOf(int core, Activity activity) {
        double share = activity.processors() * weights[core];
        // How evenly the scheduler spreads the work over the time is a matter of how long that is.
        double spread = 0.35 * Math.sqrt(share * (1 - Math.min(1, share)) / (1 + activity.seconds()));
        return Math.max(0, Math.min(1, share + spread * chance.normal()));
    }

    private void work(double[] core, double share, double waiting, double soft, double all) {
        double busy = all * share;
        double kernel = busy * (1 - userShare);
        double rest = all - busy;
        double waits = rest * waiting * chance.share();
        core[USER] += busy * (userShare - stolen - 0.001);
        core[NICE] += busy * 0.001;
        core[SYSTEM] += kernel * (1 - soft - 0.01);
        core[IRQ] += interruptsCounted ? kernel * 0.01 : 0;
        core[SOFTIRQ] += kernel * (interruptsCounted ? soft : soft + 0.01);
        core[STEAL] += busy * stolen;
        core[IOWAIT] += waits;
        core[IDLE] += rest - waits;
    }

    CpuReading read() {
        long[] total = new long[COLUMNS + 2];
        List<Core> cores = new ArrayList<>(names.length);
        long[] columns = new long[COLUMNS + 2];
        for (int i = 0; i < names.length; i++) {
            for (int column = 0; column < COLUMNS; column++) {
                columns[column] = (long) ticks[i][column];
                total[column] += columns[column];
            }
            cores.add(new Core(names[i], Ticks.of(columns)));
        }
        return new CpuReading(
                Ticks.of(total), cores, TICKS_PER_SECOND, (long) switches, (long) interrupts, (long) forks);
    }
}
