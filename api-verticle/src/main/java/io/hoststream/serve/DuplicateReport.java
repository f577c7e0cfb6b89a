package io.hoststream.serve;

import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.view.Alert;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.ViewListener;
import io.hoststream.serve.view.Warning;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log, once for each change, which hosts are not who they say they are, and counts them. */
final class DuplicateReport implements ViewListener {

    private static final Logger LOG = LoggerFactory.getLogger(DuplicateReport.class);
    private static final Access OPERATOR = new Access("log", Set.of(), new HostSelector.All());

    private final Map<String, List<Warning>> standing = new HashMap<>();
    private final AtomicInteger hosts;

    DuplicateReport(MeterRegistry meters) {
        this.hosts = new AtomicInteger();
        Gauge.builder("hoststream.serve.hosts.duplicate", hosts, AtomicInteger::get)
                .description("Hosts whose name or identity several collectors use at once")
                .register(meters);
    }

    @Override
    public void hostsChanged(List<HostView> changed, List<String> removed) {
        removed.forEach(standing::remove);
        changed.forEach(this::report);
        hosts.set((int)
                standing.values().stream().filter(DuplicateReport::isDuplicate).count());
    }

    private void report(HostView host) {
        List<Warning> now = host.warnings();
        List<Warning> before = now.isEmpty() ? standing.remove(host.host()) : standing.put(host.host(), now);
        List<Warning> known = before == null ? List.of() : before;
        now.stream()
                .filter(warning -> !known.contains(warning))
                .forEach(warning -> LOG.warn(
                        "host={} warning={}: {}", host.host(), warning.code().text(), warning.detail(OPERATOR)));
        if (isDuplicate(known) && !isDuplicate(now)) {
            LOG.info("host={} is sent by one collector again", host.host());
        }
    }

    private static boolean isDuplicate(List<Warning> warnings) {
        return warnings.stream().anyMatch(warning -> warning.code().isDuplicate());
    }

    @Override
    public void sampled(HostView host) {
        // Values say nothing of who sends them.
    }

    @Override
    public void alertChanged(Alert alert) {
        // Of no interest here.
    }

    @Override
    public void alertsReloaded() {
        // Of no interest here.
    }
}
