package io.hoststream.launcher.simulate;

import io.hoststream.collect.reading.ConnectionsReading;

/** Sockets: many where there is traffic, and nearly always the same few where there is none. */
final class Sockets {

    private final Chance chance;
    private final long listening;
    private final long lasting;
    private final double perTraffic;
    private final long datagram;
    private double coming;
    private double closing;

    Sockets(Chance chance) {
        this.chance = chance;
        this.listening = 6 + chance.count(8);
        this.lasting = 3 + chance.count(12);
        this.perTraffic = chance.betweenOrders(80, 4000);
        this.datagram = 4 + chance.count(4);
    }

    void work(Activity activity) {
        double wanted = perTraffic * activity.network();
        if (wanted > 2 || chance.happens(0.1)) {
            coming = Math.max(0, coming * 0.6 + 0.4 * wanted + 0.5 * Math.sqrt(wanted) * chance.normal());
            closing = Math.max(0, closing * 0.5 + 0.5 * wanted * 0.7 + 0.5 * Math.sqrt(wanted) * chance.normal());
        }
    }

    ConnectionsReading read() {
        long established = lasting + (long) coming;
        long inUse = established + listening;
        long orphaned = coming > 500 ? chance.count(0.3) : 0;
        return new ConnectionsReading(
                established, inUse, (long) closing, orphaned, datagram, inUse + datagram + 140 + lasting * 4);
    }
}
