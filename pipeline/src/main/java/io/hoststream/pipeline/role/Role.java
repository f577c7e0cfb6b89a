package io.hoststream.pipeline.role;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part that can be started and scaled alone, in the order in which {@code up} starts them. */
public enum Role {
    /** Serves the page, REST and the live feed. */
    SERVE,
    /** Offers the newest values to Prometheus. */
    EXPORT,
    /** Keeps samples in files. */
    ARCHIVE,
    /** Tells people about alerts. */
    NOTIFY,
    /** Watches samples and makes alerts. */
    ALERT,
    /** Reads this host and publishes samples. */
    COLLECT;

    /** The name on the command line and in settings, such as {@code collect}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name. */
    public static Optional<Role> find(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
