package io.hoststream.serve.boost;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whom to ask for quicker samples. Asks again before a request lapses, takes it back when nobody watches any more, and
 * asks no more hosts at once than it may: who came first stays. Pure: times are arguments, of one monotonic clock;
 * milliseconds. Belongs to one thread.
 */
final class BoostPlan {

    /** How long a request holds. */
    static final Duration HORIZON = Duration.ofSeconds(30);

    /** How often it is made again: two may be lost before it lapses. */
    static final Duration RENEWAL = Duration.ofSeconds(10);

    /**
     * What to tell a collector.
     *
     * @param host the host
     * @param quick to be quick for a while; otherwise to be as it is set
     */
    record Order(String host, boolean quick) {}

    private final int most;
    private final Map<String, Long> askedAt = new LinkedHashMap<>();
    private int leftOut;

    /** A plan that asks so many hosts at once at the most. */
    BoostPlan(int most) {
        this.most = most;
    }

    /** What to tell now that these hosts are watched. */
    List<Order> next(Set<String> watched, long nowMillis) {
        List<Order> orders = new ArrayList<>();
        askedAt.keySet().removeIf(host -> !watched.contains(host) && orders.add(new Order(host, false)));
        leftOut = 0;
        askedAt.replaceAll((host, asked) -> {
            boolean again = nowMillis - asked >= RENEWAL.toMillis();
            return again && orders.add(new Order(host, true)) ? Long.valueOf(nowMillis) : asked;
        });
        for (String host : new TreeSet<>(watched)) {
            if (!askedAt.containsKey(host)) {
                begin(host, nowMillis, orders);
            }
        }
        return orders;
    }

    private void begin(String host, long nowMillis, List<Order> orders) {
        if (askedAt.size() < most) {
            askedAt.put(host, nowMillis);
            orders.add(new Order(host, true));
        } else {
            leftOut++;
        }
    }

    /** Somebody else took a request back that still stands here: it is made again the next time. */
    void takenBack(String host) {
        askedAt.computeIfPresent(host, (unused, asked) -> asked - RENEWAL.toMillis());
    }

    /** Whether this host is asked. */
    boolean asks(String host) {
        return askedAt.containsKey(host);
    }

    /** How many hosts are asked. */
    int asked() {
        return askedAt.size();
    }

    /** How many hosts are watched and not asked, because that would be too many. */
    int leftOut() {
        return leftOut;
    }
}
