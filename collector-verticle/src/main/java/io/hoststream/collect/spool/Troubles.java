package io.hoststream.collect.spool;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the disk fails at now; the monitor hears of the first trouble and of the end of the last. */
final class Troubles {

    /** What a disk is used for. */
    enum Work {
        /** Keeping samples. */
        APPEND("takes no samples"),
        /** Reading them back. */
        READ("cannot be read"),
        /** Writing down what was acknowledged, and letting go of it. */
        SETTLE("cannot be tidied");

        private final String complaint;

        Work(String complaint) {
            this.complaint = complaint;
        }
    }

    private final Map<Work, String> current = new EnumMap<>(Work.class);
    private final SpoolMonitor monitor;

    Troubles(SpoolMonitor monitor) {
        this.monitor = monitor;
    }

    void failed(Work work, IOException failure) {
        boolean first = current.isEmpty();
        String how = "the spool " + work.complaint + ": " + failure.getMessage();
        current.put(work, how);
        if (first) {
            monitor.troubled(how);
        }
    }

    void worked(Work work) {
        if (current.remove(work) != null && current.isEmpty()) {
            monitor.recovered();
        }
    }

    /** One sentence; null if all is well. */
    @Nullable
    String sentence() {
        return current.isEmpty() ? null : current.values().iterator().next();
    }
}
