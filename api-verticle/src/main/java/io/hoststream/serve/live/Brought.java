package io.hoststream.serve.live;

import io.hoststream.schema.metric.Metrics;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.travel.CatchUp;
import io.hoststream.serve.travel.Placed;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import io.hoststream.serve.view.Positions;
import io.hoststream.serve.view.ViewLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What was brought from the topic for one client: a view of its own, and how many values that holds. */
final class Brought {

    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final int MOST_SERIES = 10_000;

    private final Access access;
    private final LiveView view =
            new LiveView(new ViewLimits(FOR_EVER, FOR_EVER, CatchUp.Bounds.STANDARD.rows(), MOST_SERIES));
    private final Map<String, Long> valuesByHost = new HashMap<>();
    private long values;

    Brought(Access access) {
        this.access = access;
    }

    /**
     * How many values it would hold with one more sample: a host holds one for each of its rows in each of its series, whether
     * the sample had it or not.
     */
    long with(Placed sample) {
        String name = sample.sample().getHost();
        Optional<HostView> host = view.host(access, name);
        AtomicInteger width = new AtomicInteger();
        Metrics.read(sample.sample(), (metric, device, value) -> width.incrementAndGet());
        long wide = Math.max(width.get(), host.map(each -> each.series().size()).orElse(0));
        long rows = host.map(HostView::rows).orElse(0) + 1L;
        return values - valuesByHost.getOrDefault(name, 0L) + rows * wide;
    }

    void add(Placed sample) {
        view.apply(sample.sample(), sample.arrival());
        view.host(access, sample.sample().getHost()).ifPresent(this::count);
    }

    private void count(HostView host) {
        long now = (long) host.rows() * host.series().size();
        Long before = valuesByHost.put(host.host(), now);
        values += now - (before == null ? 0 : before);
    }

    List<HostView> hosts() {
        return view.hosts(access);
    }

    Positions positions() {
        return view.positions();
    }
}
