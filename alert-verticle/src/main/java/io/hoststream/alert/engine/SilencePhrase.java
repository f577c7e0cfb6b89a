package io.hoststream.alert.engine;

import io.hoststream.pipeline.settings.Durations;
import java.time.Duration;
import java.time.Instant;

/** Says how long a host has been silent. */
record SilencePhrase() implements Phrase {

    @Override
    public String now(Change change) {
        return " has been silent for " + silence(change) + heard(change);
    }

    private static String silence(Change change) {
        return Durations.format(Duration.ofSeconds((long) change.at().value()));
    }

    private static String heard(Change change) {
        Instant heard = change.at().measure().facts().heard();
        return heard == null
                ? ""
                : ": last heard at " + Times.at(heard, change.at().time());
    }

    @Override
    public String over(Change change) {
        return " is heard again";
    }

    @Override
    public String gone(Change change) {
        return " has been silent for " + silence(change) + " and counts as taken away" + heard(change);
    }
}
