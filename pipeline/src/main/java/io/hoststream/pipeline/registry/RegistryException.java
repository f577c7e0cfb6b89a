package io.hoststream.pipeline.registry;

import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The schema registry did not do what was asked, for a reason that passes, or one that somebody has to see to. */
public final class RegistryException extends KafkaException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    private RegistryException(boolean passing, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** It is away, or in trouble of its own. */
    static RegistryException away(String message, @Nullable Throwable cause) {
        return new RegistryException(true, message, cause);
    }

    /** It answered, and will answer the same again. */
    static RegistryException refused(String message) {
        return new RegistryException(false, message, null);
    }

    /** Whether trying again may help. */
    boolean passing() {
        return passing;
    }
}
