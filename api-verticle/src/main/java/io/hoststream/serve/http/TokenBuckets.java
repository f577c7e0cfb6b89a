package io.hoststream.serve.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * So many requests a second for each of many, and twice as many for a moment: a bucket for each, which fills with time and
 * from which every request takes. Of more than are kept, the one that asked longest ago is forgotten, whose bucket is the
 * fullest. Time is an argument. Not safe for several threads.
 */
final class TokenBuckets {

    /** The most that are kept. */
    static final int MOST = 10_000;

    private static final int BURST = 2;
    private static final float LOAD = 0.75f;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final int perSecond;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, LOAD, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    private static final class Bucket {
        private double level;
        private long atNanos;
    }

    /**
     * How a request fared.
     *
     * @param allowed whether it may be answered
     * @param limit how many are possible at once
     * @param remaining how many more are possible now
     * @param fullSeconds in how many seconds all of them are possible again
     * @param retrySeconds in how many seconds the next one is; 0 if now
     */
    record Verdict(boolean allowed, int limit, int remaining, int fullSeconds, int retrySeconds) {}

    TokenBuckets(int perSecond) {
        this.perSecond = perSecond;
    }

    /** One more request of somebody. {@code nowNanos} is monotonic. */
    Verdict take(String who, long nowNanos) {
        int limit = BURST * perSecond;
        Bucket bucket = buckets.computeIfAbsent(who, unused -> full(limit, nowNanos));
        double filled = (nowNanos - bucket.atNanos) / NANOS * perSecond;
        bucket.level = Math.min(limit, bucket.level + Math.max(0, filled));
        bucket.atNanos = nowNanos;
        boolean allowed = bucket.level >= 1;
        if (allowed) {
            bucket.level--;
        }
        return new Verdict(
                allowed,
                limit,
                (int) bucket.level,
                (int) Math.ceil((limit - bucket.level) / perSecond),
                bucket.level >= 1 ? 0 : (int) Math.ceil((1 - bucket.level) / perSecond));
    }

    int size() {
        return buckets.size();
    }

    private static Bucket full(int limit, long nowNanos) {
        Bucket bucket = new Bucket();
        bucket.level = limit;
        bucket.atNanos = nowNanos;
        return bucket;
    }
}
