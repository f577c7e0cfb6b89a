package io.hoststream.storage.remotewrite;

import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/** Measures how long a receiver takes to answer. */
record TimedReceiver(Receiver receiver, TargetMeters meters, LongSupplier nanos) implements Receiver {

    @Override
    public CompletionStage<Answer> send(byte[] body) {
        long start = nanos.getAsLong();
        return receiver.send(body).whenComplete((answer, failure) -> {
            String outcome =
                    answer == null ? "unanswered" : answer.verdict().name().toLowerCase(Locale.ROOT);
            meters.took(outcome, nanos.getAsLong() - start);
        });
    }
}
