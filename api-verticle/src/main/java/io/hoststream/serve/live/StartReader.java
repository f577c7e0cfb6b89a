package io.hoststream.serve.live;

import io.hoststream.serve.live.ClientMessage.Start;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads where in time a subscription begins and how fast it goes on from there. */
final class StartReader {

    private static final int LONGEST_CURSOR = 4096;
    private static final double FASTEST = 1000;
    private static final String TIME = "milliseconds since 1970 or a time such as 2026-01-31T12:00:00Z";

    private StartReader() {}

    static Start start(Members message) throws BadMessageException {
        Optional<String> after = message.someText("after");
        if (after.isPresent() && after.get().length() > LONGEST_CURSOR) {
            throw new BadMessageException("after is too long; expected the cursor of a frame");
        }
        OptionalLong from = message.has("from") ? OptionalLong.of(from(message)) : OptionalLong.empty();
        return new Start(after, from, speed(message).orElse(Start.NOW.speed()));
    }

    /** The time to begin at; milliseconds since 1970. */
    static long from(Members message) throws BadMessageException {
        if (message.isText("from")) {
            String text = message.text("from");
            try {
                return Instant.parse(text).toEpochMilli();
            } catch (DateTimeException | ArithmeticException e) {
                throw new BadMessageException("from is " + Members.quoted(text) + "; expected " + TIME, e);
            }
        }
        OptionalDouble millis = message.number("from", TIME);
        if (millis.isEmpty()) {
            throw new BadMessageException("from is missing; expected " + TIME);
        }
        return (long) millis.getAsDouble();
    }

    /** How fast time goes; empty if that is not said. */
    static OptionalDouble speed(Members message) throws BadMessageException {
        String expected = "a number from 0, which stands, to " + (int) FASTEST;
        OptionalDouble speed = message.number("speed", expected);
        if (speed.isPresent() && speed.getAsDouble() > FASTEST) {
            throw new BadMessageException("speed is '" + speed.getAsDouble() + "'; expected " + expected);
        }
        return speed;
    }
}
