package io.hoststream.collect;

import io.hoststream.collect.reading.Family;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once when a family cannot be read any more, and once when it can again. */
final class FailureLog {

    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    private final Set<Family> failing = EnumSet.noneOf(Family.class);

    /** @return how many lines were written */
    int note(Map<Family, String> failures) {
        int lines = 0;
        for (Family family : Family.values()) {
            String reason = failures.get(family);
            if (reason != null && failing.add(family)) {
                LOG.warn("family={} cannot be read: {}", family.id(), reason);
                lines++;
            } else if (reason == null && failing.remove(family)) {
                LOG.info("family={} can be read again", family.id());
                lines++;
            }
        }
        return lines;
    }
}
