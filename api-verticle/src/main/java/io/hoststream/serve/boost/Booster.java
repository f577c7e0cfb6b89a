package io.hoststream.serve.boost;

import io.hoststream.avro.Boost;
import io.hoststream.pipeline.publish.Publisher;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import io.hoststream.serve.view.HostStatus;
import io.hoststream.serve.view.HostView;
import io.micrometer.core.instrument.Gauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the collectors of watched hosts for quicker samples, over the topic of controls. Belongs to the view's event loop. */
public final class Booster {

    /** Where requests go; a null request takes the one before back. */
    @FunctionalInterface
    interface Requests {
        void send(String key, @Nullable Boost request);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Booster.class);
    private static final String KEY = "boost/";

    private final Requests requests;
    private final Duration interval;
    private final Clock clock;
    private final BoostPlan plan;
    private final AtomicInteger boosted = new AtomicInteger();
    private boolean full;

    Booster(Requests requests, Duration interval, int mostHosts, Clock clock) {
        this.requests = requests;
        this.interval = interval;
        this.clock = clock;
        this.plan = new BoostPlan(mostHosts);
    }

    /** A booster with its way onto the topic, and what closes that way. */
    public record Opened(Booster booster, Publisher<Boost> publisher) {

        /** Takes every request back and lets that go out, up to 3 s. Does not block. */
        public CompletionStage<Void> stop() {
            booster.watch(Set.of(), 0);
            return publisher.stop();
        }
    }

    /**
     * Opens the way onto the topic. Blocks for a moment; needs no broker to be there yet.
     *
     * @param interval what is asked for
     * @param mostHosts how many hosts are asked at once at the most
     */
    public static Opened open(RoleContext role, Duration interval, int mostHosts) {
        Publisher<Boost> publisher = Publisher.open(role, Topic.CONTROLS, Boost.getClassSchema());
        Booster booster = new Booster(
                (key, request) -> publisher.publish(key, request).whenComplete((offset, failure) -> lost(key, failure)),
                interval,
                mostHosts,
                role.clock());
        Gauge.builder("hoststream.serve.boosted", booster.boosted, AtomicInteger::get)
                .description("Hosts that are asked for quicker samples because somebody watches them")
                .register(role.meters());
        return new Opened(booster, publisher);
    }

    private static void lost(String key, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.debug("key={} a request was not taken: {}", key, failure.toString());
        }
    }

    /**
     * To be called about once a second.
     *
     * @param watched the hosts that somebody watches by name
     * @param nowMillis the monotonic clock; milliseconds
     */
    public void watch(Collection<HostView> watched, long nowMillis) {
        Set<String> worthwhile = watched.stream()
                .filter(host ->
                        host.status() != HostStatus.DOWN && host.usualInterval().compareTo(interval) > 0)
                .map(HostView::host)
                .collect(Collectors.toSet());
        for (BoostPlan.Order order : plan.next(worthwhile, nowMillis)) {
            requests.send(KEY + order.host(), order.quick() ? request(order.host()) : null);
        }
        boosted.set(plan.asked());
        tellIfFull();
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
