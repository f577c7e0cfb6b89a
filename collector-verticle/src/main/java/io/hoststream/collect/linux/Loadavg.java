package io.hoststream.collect.linux;

import io.hoststream.collect.reading.LoadReading;
import org.jspecify.annotations.Nullable;

/** {@code /proc/loadavg}. */
final class Loadavg {

    private Loadavg() {}

    static LoadReading parse(ProcText text) throws MalformedTextException {
        float one = (float) text.decimal();
        float five = (float) text.decimal();
        float fifteen = (float) text.decimal();
        Integer runnable = count(text);
        text.skip("/");
        return new LoadReading(one, five, fifteen, runnable, count(text));
    }

    private static @Nullable Integer count(ProcText text) throws MalformedTextException {
        return text.hasWord() ? Integer.valueOf((int) text.number()) : null;
    }
}
