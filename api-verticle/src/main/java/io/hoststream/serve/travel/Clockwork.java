package io.hoststream.serve.travel;

/** A time that goes at a speed, driven by the monotonic clock. */
final class Clockwork {

    private double millis;
    private long since;
    private double speed;

    Clockwork(long millis, double speed, long monotonicMillis) {
        this.millis = millis;
        this.speed = speed;
        this.since = monotonicMillis;
    }

    double speed() {
        return speed;
    }

    long at(long monotonicMillis) {
        return (long) (millis + (monotonicMillis - since) * speed);
    }

    /** It goes on from a time, which may be before the one that it shows. */
    void set(long now, long monotonicMillis) {
        double exact = millis + (monotonicMillis - since) * speed;
        millis = now == (long) exact ? exact : now;
        since = monotonicMillis;
    }

    void pace(double faster, long monotonicMillis) {
        set(at(monotonicMillis), monotonicMillis);
        speed = faster;
    }
}
