package io.hoststream.pipeline.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;

/** A dead letter topic that takes letters late, at once or not at all. */
final class RandomDeadLetters implements DeadLetters {

    private record Sent(List<DeadLetter> letters, CompletableFuture<Void> answer) {}

    private final Random random;
    private final Ledger ledger;
    private final List<Sent> unanswered = new ArrayList<>();
    boolean calm;

    RandomDeadLetters(Random random, Ledger ledger) {
        this.random = random;
        this.ledger = ledger;
    }

    @Override
    public CompletionStage<?> send(List<DeadLetter> letters) {
        Sent sent = new Sent(List.copyOf(letters), new CompletableFuture<>());
        unanswered.add(sent);
        if (calm || random.nextBoolean()) {
            answer(sent);
        }
        return sent.answer();
    }

    void answerOne() {
        if (!unanswered.isEmpty()) {
            answer(unanswered.get(random.nextInt(unanswered.size())));
        }
    }

    void answerAll() {
        List.copyOf(unanswered).forEach(this::answer);
    }

    private void answer(Sent sent) {
        unanswered.remove(sent);
        if (!calm && random.nextInt(4) == 0) {
            sent.answer().completeExceptionally(new RetriableException("the dead letter topic is away"));
            return;
        }
        for (DeadLetter letter : sent.letters()) {
            var record = letter.record();
            ledger.done(new TopicPartition(record.topic(), record.partition()), record.offset());
        }
        sent.answer().complete(null);
    }
}
