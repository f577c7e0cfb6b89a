package io.hoststream.serve.travel;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * Where a journey is.
 *
 * @param millis the time that is shown; milliseconds since 1970
 * @param speed how many times as fast as it was; 0 for standing still
 * @param oldestMillis when the oldest sample that there is arrived; empty while that is not known
 * @param state what it does
 */
public record Position(long millis, double speed, OptionalLong oldestMillis, State state) {

    /** What a journey does. */
    public enum State {
        /** It waits for the topic. */
        LOADING,
        /** It goes on. */
        TRAVELLING,
        /** It stands still, because it was asked to. */
        PAUSED,
        /** It has caught up with now, and is over. */
        LIVE;

        /** Its name for clients. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
