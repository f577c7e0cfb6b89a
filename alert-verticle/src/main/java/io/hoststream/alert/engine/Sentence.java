package io.hoststream.alert.engine;

import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.Signal;
import io.hoststream.alert.rule.Timing;
import io.hoststream.alert.rule.Wording;
import io.hoststream.pipeline.settings.Durations;
import org.jspecify.annotations.Nullable;

/** Says what happened to one series so that a tired person understands it. */
final class Sentence {

    private final String subject;
    private final Phrase phrase;
    private final Timing timing;

    /** A sentence about a series of a host; {@code rule} is null where the rule is no longer there. */
    Sentence(@Nullable Rule rule, SeriesKey series, String host) {
        boolean silence = series.metric().equals(Signal.SILENCE);
        String unknown = silence ? Wording.HOST : Wording.subjectOf(series.metric(), series.deviceName());
        String pattern = rule != null ? rule.wording().subject() : unknown;
        this.subject = pattern.replace(Wording.DEVICE, series.deviceName()).replace(Wording.HOST, host);
        this.phrase = Phrase.of(rule, series);
        this.timing = rule == null ? Timing.AT_ONCE : rule.timing();
    }

    /** What the rule goes by, as events carry it; as good as can be said where the rule is no longer there. */
    static String kind(@Nullable Rule rule, SeriesKey series) {
        if (rule != null) {
            return rule.signal().kind();
        }
        return series.metric().equals(Signal.SILENCE) ? "absence" : "threshold";
    }

    String about(Change change) {
        Fires fires = change.alert().fires();
        return subject
                + switch (change.kind()) {
                    case CROSSED -> phrase.now(change) + ", not yet for " + Durations.format(fires.hold(timing));
                    case LASTED, CAUGHT_UP ->
                        phrase.now(change) + phrase.since(change.crossing(), change) + again(fires);
                    case EASED ->
                        phrase.eased(change) + phrase.since(change.alert().first(), change);
                    case CLEARED -> phrase.over(change) + " after " + Times.lasted(change);
                    case PASSED -> phrase.over(change) + " before it became an alert";
                    case UNREPORTED -> phrase.gone(change);
                    case UNWATCHED -> " is no longer watched by a rule" + phrase.last(change);
                };
    }

    private String again(Fires fires) {
        return fires.flapping(timing)
                ? "; the " + Times.ordinal(fires.count()) + " time within "
                        + Durations.format(timing.flapping().within()) + ": it is kept on until it has been clear for "
                        + Durations.format(fires.keptOn(timing))
                : "";
    }
}
