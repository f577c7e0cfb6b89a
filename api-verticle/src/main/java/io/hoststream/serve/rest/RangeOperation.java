package io.hoststream.serve.rest;

import io.hoststream.archive.history.Answer;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.HistoryException;
import io.hoststream.serve.history.Memory;
import io.hoststream.serve.history.Past;
import io.hoststream.serve.http.ProblemException;
import io.hoststream.serve.json.AnswerJson;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Future;

/** The values of one host, or of many, over a range of time. */
final class RangeOperation implements Operation {

    private static final int NOT_FOUND = 404;

    private final LiveView view;
    private final Past past;

    RangeOperation(LiveView view, Past past) {
        this.view = view;
        this.past = past;
    }

    @Override
    public Future<String> answer(Call call) {
        RangeRequest request = RangeRequest.of(call, view, past.history().isPresent());
        try {
            Memory memory = past.remember(request.hosts(), request.question());
            if (!past.blocks(request.question(), memory)) {
                return Future.succeededFuture(text(request, memory, new Cancellation()));
            }
            Cancellation cancellation = new Cancellation();
            call.onGone(cancellation::cancel);
            return call.vertx()
                    .executeBlocking(() -> text(request, memory, cancellation), false)
                    .recover(failure -> Future.failedFuture(
                            failure instanceof HistoryException known ? HistoryProblems.of(known) : failure));
        } catch (HistoryException e) {
            throw HistoryProblems.of(e);
        }
    }

    private String text(RangeRequest request, Memory memory, Cancellation cancellation) {
        Answer answer = past.answer(request.question(), memory, cancellation);
        if (answer.series().isEmpty() && request.hosts().isEmpty()) {
            throw new ProblemException(
                    NOT_FOUND,
                    "host " + String.join(", ", request.question().selection().hosts()) + " is not known");
        }
        return AnswerJson.of(request.question(), answer);
    }
}
