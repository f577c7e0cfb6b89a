package io.hoststream.serve.travel;

import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What is needed to look back on the topic.
 *
 * @param travellers opens a reader for one more traveller; empty if there are as many as there may be
 * @param catchUps opens a reader for somebody who comes back; empty if too many come back at once
 * @param topic the identity of the samples' topic; empty while it is not known
 * @param wallMillis what time it is; milliseconds since 1970
 */
public record Rewind(
        Supplier<Optional<Reading>> travellers,
        Supplier<Optional<Reading>> catchUps,
        Supplier<Optional<UUID>> topic,
        LongSupplier wallMillis) {

    /** So many who come back are brought something from the topic at once. */
    public static final int CATCH_UPS = 4;

    /** Nothing but memory to look back on. */
    public static Rewind memoryOnly(LongSupplier wallMillis) {
        return new Rewind(Optional::empty, Optional::empty, Optional::empty, wallMillis);
    }
}
