package io.hoststream.serve.rest;

import io.vertx.core.Future;

/** Answers one kind of request with JSON and status 200. */
@FunctionalInterface
public interface Operation {

    /**
     * The answer, as JSON text.
     *
     * @throws io.hoststream.serve.http.ProblemException if the request is wrong
     */
    Future<String> answer(Call call);
}
