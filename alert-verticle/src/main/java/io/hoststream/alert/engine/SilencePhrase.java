package io.hoststream.alert.engine;

import io.hoststream.pipeline.settings.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Says how long a host has been silent. */
record SilencePhrase() implements Phrase {

    @Override
    public String now(Change change) {
        return " has been silent for " + silence(change) + heard(change);
    }

    /** Since it was heard last; what counts may be less, where nobody could have heard it. */
    private static String silence(Change change) {
        Instant heard = change.at().measure().facts().heard();
        Duration lasted = heard == null
                ? Duration.ofSeconds((long) change.at().value())
                : Duration.between(heard, change.at().time()).truncatedTo(ChronoUnit.SECONDS);
        return Durations.format(lasted);
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
