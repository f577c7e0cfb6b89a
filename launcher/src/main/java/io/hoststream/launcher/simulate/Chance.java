package io.hoststream.launcher.simulate;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that can be repeated: numbers that follow from a seed, in the distributions that load has. */
final class Chance {

    /** From here on a Poisson distribution is as good as a normal one, and that is quicker. */
    private static final double MANY = 30;

    private final SplittableRandom random;

    Chance(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** The chance of one of many, which does not resemble that of its neighbours. */
    static Chance of(long seed, int index) {
        // Mixed once more: the generator steps by that very number, so that one would be its neighbour a step later.
        long start = new SplittableRandom(seed).nextLong() + index * 0x9E3779B97F4A7C15L;
        return new Chance(new SplittableRandom(start).nextLong());
    }

    /** From 0 to 1. */
    double share() {
        return random.nextDouble();
    }

    double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    /** The same spread evenly over orders of magnitude. */
    double betweenOrders(double least, double most) {
        return least * Math.pow(most / least, random.nextDouble());
    }

    /** Normally distributed around 0 with a standard deviation of 1. */
    double normal() {
        return random.nextGaussian();
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    long number() {
        return random.nextLong();
    }

    <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** How long until something happens that happens every {@code mean} on average. */
    double waiting(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /** How often something happened that happens {@code mean} times on average. */
    long count(double mean) {
        if (mean <= 0) {
            return 0;
        }
        if (mean > MANY) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
        }
        double product = random.nextDouble();
        double limit = Math.exp(-mean);
        long count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
