package io.hoststream.serve.rest;

import io.vertx.core.Future;

/** Answers one kind of request. */
@FunctionalInterface
interface Operation {

    /**
     * The answer, as JSON text.
     *
     * @throws io.hoststream.serve.http.ProblemException if the request is wrong
     */
    Future<String> answer(Call call);
}
