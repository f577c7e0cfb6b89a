package io.hoststream.storage.remotewrite;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A receiver that a test answers for, or that answers by itself with what it was told to, and then with 204. */
final class FakeReceiver implements Receiver {

    static final Answer TAKEN = new Answer(204, "", Duration.ZERO);
    static final Answer TOO_LATE = new Answer(400, "out of order sample", Duration.ZERO);

    final List<byte[]> bodies = new ArrayList<>();
    final List<CompletableFuture<Answer>> open = new ArrayList<>();
    final Deque<Answer> answers = new ArrayDeque<>();
    boolean holds;

    @Override
    public CompletionStage<Answer> send(byte[] body) {
        bodies.add(body);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        if (holds) {
            open.add(answer);
        } else {
            answer.complete(answers.isEmpty() ? TAKEN : answers.remove());
        }
        return answer;
    }

    static Answer answer(int status, String text) {
        return new Answer(status, text, Duration.ZERO);
    }

    /** The samples of every request. */
    List<List<String>> samples() {
        return bodies.stream().map(Samples::samplesIn).toList();
    }
}
