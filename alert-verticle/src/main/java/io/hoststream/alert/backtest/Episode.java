package io.hoststream.alert.backtest;

import java.time.Duration;

/**
 * One alert, from when it fired until it was over.
 *
 * @param subject what it is about
 * @param times when it was what
 * @param course how it went
 * @param why the sentence that people would have read when it was worst
 */
public record Episode(Subject subject, Times times, Course course, String why) {

    /** An alert that is over sooner than this after it fired needed nobody. */
    public static final Duration BRIEF = Duration.ofMinutes(5);

    /** Whether it was over so soon that whoever was called would have found nothing. */
    public boolean resolvedItself() {
        return !times.stillFiring() && times.lasted().compareTo(BRIEF) <= 0;
    }
}
