package io.hoststream.serve.boost;

import io.hoststream.avro.Boost;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.schema.topic.ControlKey;
import io.hoststream.serve.view.HostStatus;
import io.hoststream.serve.view.HostView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the collectors of watched hosts for quicker samples. Belongs to the view's event loop. */
final class Booster {

    /** Where requests go; a null request takes the one before back. */
    @FunctionalInterface
    interface Requests {
        void send(String key, @Nullable Boost request);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Booster.class);

    private final Requests requests;
    private final Duration interval;
    private final Clock clock;
    private final BoostPlan plan;
    private final AtomicInteger boosted;
    private boolean full;

    /**
     * A booster that asks for this interval.
     *
     * @param mostHosts how many hosts are asked at once at the most
     * @param boosted is set to how many are asked
     */
    Booster(Requests requests, Duration interval, int mostHosts, Clock clock, AtomicInteger boosted) {
        this.requests = requests;
        this.interval = interval;
        this.clock = clock;
        this.plan = new BoostPlan(mostHosts);
        this.boosted = boosted;
    }

    /**
     * To be called about once a second.
     *
     * @param watched the hosts that somebody watches by name
     * @param nowMillis the monotonic clock; milliseconds
     */
    void watch(Collection<HostView> watched, long nowMillis) {
        Set<String> worthwhile =
                watched.stream().filter(this::isWorthwhile).map(HostView::host).collect(Collectors.toSet());
        for (BoostPlan.Order order : plan.next(worthwhile, nowMillis)) {
            requests.send(ControlKey.boost(order.host()), order.quick() ? request(order.host()) : null);
        }
        boosted.set(plan.asked());
        tellIfFull();
    }

    /** A host that obeys looks like one that is quick by itself, where it was never heard what its collector is set to. */
    private boolean isWorthwhile(HostView host) {
        return host.status() != HostStatus.DOWN
                && (plan.asks(host.host()) || host.usualInterval().compareTo(interval) > 0);
    }

    /** A record came along the topic, from here or from another server whose viewers have gone while there are some here. */
    void heard(Received<Boost> record) {
        if (record.value() == null) {
            ControlKey.boostedHost(record.key()).ifPresent(plan::takenBack);
        }
    }

    private Boost request(String host) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Boost(host, Math.toIntExact(interval.toMillis()), now, now.plus(BoostPlan.HORIZON));
    }

    private void tellIfFull() {
        if (plan.leftOut() > 0 && !full) {
            LOG.info(
                    "{} hosts are asked for quicker samples, which is the most (serve.boost-hosts); {} more are watched",
                    plan.asked(),
                    plan.leftOut());
        }
        full = plan.leftOut() > 0;
    }
}
