package io.hoststream.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A desk that does what the test says, when the test says it. */
final class FakeDesk implements Desk {

    final CompletableFuture<Restored> opened = new CompletableFuture<>();
    final List<Parcel> written = new ArrayList<>();
    final List<CompletableFuture<Void>> writes = new ArrayList<>();
    final List<Parcel> released = new ArrayList<>();
    boolean dropped;

    /** Whether writes are done at once. */
    boolean prompt = true;

    @Override
    public CompletionStage<Restored> open() {
        return opened;
    }

    @Override
    public CompletionStage<Void> write(Parcel parcel) {
        written.add(parcel);
        CompletableFuture<Void> done = prompt ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
        writes.add(done);
        return done;
    }

    @Override
    public void release(Parcel last, Duration bound) {
        released.add(last);
    }

    @Override
    public void drop() {
        dropped = true;
    }
}
