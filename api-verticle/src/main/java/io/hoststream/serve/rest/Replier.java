package io.hoststream.serve.rest;

import io.vertx.core.Future;

/** Answers one kind of request, with a status, a format or headers of its own choice. */
@FunctionalInterface
public interface Replier {

    /**
     * The answer.
     *
     * @throws io.hoststream.serve.http.ProblemException if the request is wrong
     */
    Future<Reply> reply(Call call);
}
