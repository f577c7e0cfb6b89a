package io.hoststream.launcher.broker;

import java.time.Duration;

/** Turns what went wrong in a start into what the user reads. */
final class StartFailures {

    private StartFailures() {}

    /** Passes on what is explained already; otherwise names the directory and the root cause. */
    static BrokerStartException explain(BrokerSettings settings, Throwable failure) {
        Throwable root = failure;
        for (Throwable next = failure; next != null; next = next.getCause()) {
            if (next instanceof BrokerStartException explained) {
                return explained;
            }
            root = next;
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        return new BrokerStartException(
                "The embedded broker in " + settings.dataDir() + " could not be started: " + message
                        + "; the log file has the details",
                failure);
    }

    /** The start went past its limit in {@code stage}. */
    static BrokerStartException tooSlow(BrokerSettings settings, Duration limit, BrokerStage stage, Throwable timeout) {
        return new BrokerStartException(
                "The embedded broker in " + settings.dataDir() + " was not ready after " + limit.toSeconds()
                        + " s, while " + stage.description() + "; is the machine or its disk very busy? Try again",
                timeout);
    }
}
