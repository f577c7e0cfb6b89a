package io.hoststream.pipeline.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A dead letter topic that answers when the test says so. */
final class FakeDeadLetters implements DeadLetters {

    /** One call of send, to be completed by the test. */
    record Sent(List<DeadLetter> letters, CompletableFuture<Void> done) {}

    final List<Sent> sent = new ArrayList<>();
    boolean immediate = true;

    @Override
    public CompletionStage<?> send(List<DeadLetter> letters) {
        Sent call = new Sent(List.copyOf(letters), new CompletableFuture<>());
        sent.add(call);
        if (immediate) {
            call.done().complete(null);
        }
        return call.done();
    }

    List<Long> offsets() {
        return sent.stream()
                .flatMap(call -> call.letters().stream())
                .map(letter -> letter.record().offset())
                .toList();
    }
}
