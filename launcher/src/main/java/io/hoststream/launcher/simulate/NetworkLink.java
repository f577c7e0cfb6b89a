package io.hoststream.launcher.simulate;

import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.NetworkReading.Link;
import io.hoststream.collect.reading.NetworkReading.Traffic;

/** One network interface and what the kernel counts of it. */
final class NetworkLink {

    private static final double BITS = 8;
    private static final double UNTOLD_SPEED = 5e9;
    private static final double BUSY_SHARE = 0.1;

    /** Neighbour discovery, time servers, the monitoring itself. */
    private static final double IDLE_PACKETS_PER_SECOND = 2.5;

    private static final double FULL_PACKET = 1448;
    private static final double SECONDS_PER_MONTH = 2.6e6;

    private final Hardware.LinkKind kind;
    private final Link link;
    private final Chance chance;
    private final double bytesIn;
    private final double bytesOut;
    private final double dropsPerSecond;
    private final Direction received = new Direction();
    private final Direction sent = new Direction();

    /** What one direction has counted. */
    private static final class Direction {
        private long bytes;
        private long packets;
        private long errors;
        private long drops;

        Traffic read() {
            return new Traffic(bytes, packets, errors, drops);
        }

        void reset() {
            bytes = 0;
            packets = 0;
            errors = 0;
            drops = 0;
        }
    }

    NetworkLink(Hardware.LinkKind kind, Chance chance) {
        this.kind = kind;
        this.chance = chance;
        boolean real = kind.bitsPerSecond() != 0;
        this.link = new Link(kind.bitsPerSecond() > 0 ? kind.bitsPerSecond() : null, true, !real);
        this.bytesIn = chance.betweenOrders(120, 900);
        this.bytesOut = chance.betweenOrders(120, 1200);
        // Broadcasts that nobody listens to are dropped for ever, at the same pace.
        this.dropsPerSecond = real && chance.happens(0.2) ? chance.betweenOrders(0.02, 0.5) : 0;
    }

    void work(Activity activity) {
        double speed = kind.bitsPerSecond() > 0 ? kind.bitsPerSecond() : UNTOLD_SPEED;
        double most = speed / BITS * activity.seconds() * 0.95;
        double packets = speed / BITS * BUSY_SHARE / 1000 * Math.min(9, activity.network() * kind.share());
        double each = activity.seconds() * (packets + IDLE_PACKETS_PER_SECOND * kind.share());
        double flood = most * activity.trouble().flood();
        long before = received.packets;
        move(received, each + flood / FULL_PACKET, flood > 0 ? FULL_PACKET : bytesIn, most);
        move(sent, each * 0.9, bytesOut, most);
        received.drops += chance.count(dropsPerSecond * activity.seconds())
                + chance.count((received.packets - before) * activity.trouble().lost());
        received.errors += chance.count(activity.seconds() / SECONDS_PER_MONTH);
        sent.drops += activity.network() > 2 ? chance.count(activity.seconds() * 0.05) : 0;
    }

    private void move(Direction direction, double mean, double size, double most) {
        long packets = chance.count(mean);
        double each = Math.max(60, size * (1 + 0.08 * chance.normal()));
        direction.packets += packets;
        direction.bytes += (long) Math.min(most, packets * each);
    }

    /** The driver is loaded anew. */
    void reset() {
        received.reset();
        sent.reset();
    }

    NetworkReading read() {
        return new NetworkReading(kind.name(), link, received.read(), sent.read());
    }
}
