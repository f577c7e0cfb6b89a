package io.hoststream.launcher.simulate;

import static io.hoststream.launcher.simulate.Hardware.pages;

import io.hoststream.collect.reading.PagingReading;
import io.hoststream.collect.reading.SwapReading;

/** Swap space and paging: quiet, unless processes need nearly all of the memory. */
final class SwapSpace {

    private static final double TIGHT = 0.88;
    private static final long KILO = 1024;

    private final long total;
    private final Chance chance;
    private double used;
    private double in;
    private double out;
    private double pagedIn;
    private double pagedOut;
    private long majorFaults;

    SwapSpace(long total, Chance chance) {
        this.total = total;
        this.chance = chance;
        this.used = chance.happens(0.5) ? 0 : total * chance.between(0.001, 0.3);
        this.out = used;
    }

    void work(Activity activity, double pressing, double readBytes, double writtenBytes) {
        pagedIn += readBytes;
        pagedOut += writtenBytes;
        majorFaults += chance.count(readBytes / 4e6);
        if (total == 0) {
            return;
        }
        double outgoing = pressing > TIGHT ? total * 0.001 * activity.seconds() * chance.share() : 0;
        double room = Math.max(0, Math.min(outgoing, total * 0.97 - used));
        boolean read = used > 0 && chance.happens(Math.min(0.5, activity.processors()));
        double incoming = read ? Math.min(used, (double) (Hardware.PAGE * chance.count(2))) : 0;
        used += room - incoming * 0.5;
        out += room;
        in += incoming;
    }

    SwapReading read() {
        return new SwapReading(total, total - pages(used), pages(used * 0.05), pages(in), pages(out));
    }

    PagingReading paging() {
        return new PagingReading(KILO * (long) (pagedIn / KILO), KILO * (long) (pagedOut / KILO), majorFaults, 0L);
    }
}
