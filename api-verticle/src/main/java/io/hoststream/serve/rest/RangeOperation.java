package io.hoststream.serve.rest;

import io.hoststream.archive.history.Answer;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.HistoryException;
import io.hoststream.serve.history.Memory;
import io.hoststream.serve.history.Past;
import io.hoststream.serve.http.ProblemException;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;

/**
 * The values of one host, or of many, over a range of time. Questions to the store wait on threads of their own, so that they
 * hold up nothing else, and what they hold while they wait is bounded. Used on the view's thread.
 */
final class RangeOperation implements Replier {

    private static final int NOT_FOUND = 404;
    private static final int THREADS = 8;
    private static final int MOST_WAITING = 128;
    private static final long MOST_SLOTS = 16_000_000;

    private final LiveView view;
    private final Past past;
    private final WorkerExecutor threads;
    private int waiting;
    private long slots;

    RangeOperation(Vertx vertx, LiveView view, Past past) {
        this.view = view;
        this.past = past;
        this.threads = vertx.createSharedWorkerExecutor("hoststream-history-" + System.identityHashCode(this), THREADS);
    }

    @Override
    public Future<Reply> reply(Call call) {
        RangeFormat format = RangeFormat.of(call);
        RangeRequest request = RangeRequest.of(call, view, past.history().isPresent());
        try {
            Memory memory = past.remember(request.hosts(), request.question(), MOST_SLOTS - slots);
            return past.blocks(request.question(), memory)
                    ? ask(call, request, format, memory)
                    : Future.succeededFuture(write(request, format, memory, new Cancellation()));
        } catch (HistoryException e) {
            throw HistoryProblems.of(e);
        }
    }

    private Future<Reply> ask(Call call, RangeRequest request, RangeFormat format, Memory memory) {
        long its = memory.slots();
        if (waiting >= MOST_WAITING) {
            throw HistoryException.of(
                    HistoryException.Kind.BUSY,
                    "history is busy: " + waiting + " questions wait for their answers already; ask again later");
        }
        waiting++;
        slots += its;
        Cancellation cancellation = new Cancellation();
        call.onGone(cancellation::cancel);
        return threads.executeBlocking(() -> write(request, format, memory, cancellation), false)
                .onComplete(answered -> {
                    waiting--;
                    slots -= its;
                })
                .recover(failure -> Future.failedFuture(
                        failure instanceof HistoryException known ? HistoryProblems.of(known) : failure));
    }

    private Reply write(RangeRequest request, RangeFormat format, Memory memory, Cancellation cancellation) {
        Answer answer = past.answer(request.question(), memory, cancellation);
        if (answer.series().isEmpty() && request.hosts().isEmpty()) {
            throw new ProblemException(
                    NOT_FOUND,
                    "host " + String.join(", ", request.question().selection().hosts()) + " is not known");
        }
        return format.write(request.question(), answer);
    }
}
