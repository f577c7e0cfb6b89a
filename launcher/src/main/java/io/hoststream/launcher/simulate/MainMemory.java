package io.hoststream.launcher.simulate;

import static io.hoststream.launcher.simulate.Hardware.pages;

import io.hoststream.collect.reading.MemoryReading;

/**
 * Main memory: processes take more with the load and creep from one deployment to the next, the page cache takes what is
 * left. All in whole pages.
 */
final class MainMemory {

    private static final double SETTLE_SECONDS = 120;

    /** The kernel keeps about this share free when the page cache has filled up. */
    private static final double KEPT_FREE = 0.02;

    private final long total;
    private final double appetite;
    private final double creepPerSecond;
    private final long kernel;
    private final long shared;
    private final Chance chance;
    private double anonymous;
    private double cached;
    private double buffers;
    private double slab;
    private double dirty;
    private double crept;

    MainMemory(Hardware hardware, Duty duty, Chance chance) {
        this.chance = chance;
        this.total = hardware.memory();
        this.appetite = duty.appetite().memory() * chance.between(0.7, 1.1);
        this.creepPerSecond = chance.happens(0.3) ? total * chance.betweenOrders(1e-8, 2e-7) : 0;
        this.kernel = pages(total * 0.015);
        this.shared = pages(total * chance.betweenOrders(0.0005, 0.01));
        this.slab = total * chance.between(0.01, 0.03);
        this.buffers = total * chance.between(0.002, 0.01);
        this.anonymous = total * appetite;
        this.cached = shared;
    }

    /** The services have been running for so long and have grown since. */
    void creptFor(double seconds) {
        crept = Math.min(total * 0.3, creepPerSecond * seconds);
    }

    /** The services are started anew: what had crept in is gone. */
    void deploy() {
        crept = 0;
        anonymous = total * appetite * 0.6;
    }

    void work(Activity activity, double readBytes, double writtenBytes) {
        crept += creepPerSecond * activity.seconds();
        double wanted = Math.min(
                total * (activity.trouble().leaked() > 0 ? 0.98 : 0.93),
                total * appetite * (1 + 0.25 * activity.processors())
                        + crept
                        + total * activity.trouble().leaked());
        anonymous += (wanted - anonymous) * (1 - Math.exp(-activity.seconds() / SETTLE_SECONDS));
        // Where nothing happens, nothing is allocated either: many moments in a row look the same.
        if (chance.happens(Math.min(0.98, 0.15 + 8 * activity.processors()))) {
            anonymous += total * 2e-5 * (1 + 20 * activity.processors()) * chance.normal();
            slab += Hardware.PAGE * chance.count(3 + 60 * activity.processors()) - slab * 1e-6;
        }
        cached += 0.4 * (readBytes + 0.5 * writtenBytes);
        buffers = Math.min(total * 0.02, buffers + Hardware.PAGE * (writtenBytes > 0 ? chance.count(0.5) : 0));
        dirty = dirty * Math.exp(-activity.seconds() / 15) + 0.4 * writtenBytes;
        shrink();
    }

    private void shrink() {
        slab = Math.max(total * 0.005, Math.min(slab, total * 0.06));
        anonymous = Math.max(total * 0.02, Math.min(anonymous, total * 0.95 - kernel - slab - buffers - shared));
        double most = total * (1 - KEPT_FREE) - anonymous - kernel - slab - buffers;
        // The kernel reclaims some more than it needs, so that free memory saws up and down.
        cached = cached > most ? most - total * 0.01 * chance.share() : cached;
        cached = Math.max((double) shared, cached);
        dirty = Math.min(dirty, cached * 0.2);
    }

    /** How much of it processes cannot do without; share of all. */
    double pressing() {
        return (anonymous + kernel + slab + shared) / total;
    }

    MemoryReading read() {
        long slabPages = pages(slab);
        long reclaimable = pages(slab * 0.7);
        long taken = pages(anonymous);
        long cache = pages(cached);
        long buffered = pages(buffers);
        long free = Math.max(0, total - taken - cache - buffered - slabPages - kernel);
        long available =
                free + pages((cache - shared + buffered) * 0.97) + pages(reclaimable * 0.9) - pages(total * 0.004);
        return new MemoryReading(
                total,
                Math.max(0, Math.min(total, available)),
                free,
                buffered,
                cache + reclaimable,
                shared,
                slabPages,
                reclaimable,
                pages(dirty),
                taken,
                pages(anonymous * 1.4 + total * 0.02),
                null);
    }
}
