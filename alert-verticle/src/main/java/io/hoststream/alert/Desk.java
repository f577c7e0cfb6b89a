package io.hoststream.alert;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Where the transactions of one partition are written, off the loop's thread, in the order in which they are handed over. Its
 * stages may complete on any thread.
 */
interface Desk {

    /** Takes the partition over from whoever had it; completes with what the broker knows of it. */
    CompletionStage<Restored> open();

    /**
     * Writes a parcel, and goes on trying while the broker is away; fails with a {@link VoidException} if the partition has
     * to be opened anew, otherwise for good.
     */
    CompletionStage<Void> write(Parcel parcel);

    /** Writes what is under way and then this, if that can be done within the bound, and closes. */
    void release(Parcel last, Duration bound);

    /** Closes without writing anything more. Does not block. */
    void drop();
}
