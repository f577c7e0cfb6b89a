package io.hoststream.pipeline.health;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The register of what every part of the process says of itself. A part is down until it reports that it is up. */
public final class Health {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final ConcurrentSkipListMap<String, Check> checks = new ConcurrentSkipListMap<>();

    /** Adds a part; it counts as starting, so as not ready, until it reports. */
    public Indicator register(String name) {
        checks.put(name, new Check(name, false, "starting"));
        return new Indicator() {
            @Override
            public void up(String detail) {
                report(new Check(name, true, detail));
            }

            @Override
            public void down(String detail) {
                report(new Check(name, false, detail));
            }
        };
    }

    /** Takes a part out, when it was stopped on purpose. */
    public void remove(String name) {
        checks.remove(name);
    }

    /** What every part said last, by name. */
    public List<Check> checks() {
        return List.copyOf(checks.values());
    }

    /** Whether every part is up. */
    public boolean ready() {
        return checks.values().stream().allMatch(Check::up);
    }

    private void report(Check now) {
        // Replaced only where it is registered: a part that was taken out may still have something to say.
        Check before = checks.replace(now.name(), now);
        if (before != null && before.up() != now.up()) {
            log(now);
        }
    }

    private static void log(Check now) {
        if (now.up()) {
            LOG.info("part={} is ready {}", now.name(), now.detail());
        } else {
            LOG.warn("part={} is not ready: {}", now.name(), now.detail());
        }
    }
}
