package io.hoststream.serve.rest;

import io.hoststream.archive.history.HistoryException;
import io.hoststream.serve.http.ProblemException;
import io.netty.handler.codec.http.HttpResponseStatus;

/** Why there is no answer from the past, as HTTP tells it. */
final class HistoryProblems {

    private HistoryProblems() {}

    static ProblemException of(HistoryException failure) {
        HttpResponseStatus status = switch (failure.kind()) {
            case QUESTION -> HttpResponseStatus.BAD_REQUEST;
            case COST -> HttpResponseStatus.UNPROCESSABLE_ENTITY;
            case BUSY, CANCELLED -> HttpResponseStatus.SERVICE_UNAVAILABLE;
            case TIMEOUT -> HttpResponseStatus.GATEWAY_TIMEOUT;
            case STORE, UNREACHABLE -> HttpResponseStatus.BAD_GATEWAY;
        };
        return new ProblemException(status.code(), String.valueOf(failure.getMessage()), failure);
    }
}
