package io.hoststream.serve.rest;

import io.hoststream.pipeline.settings.Suggestions;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.http.KeyCheck;
import io.hoststream.serve.http.ProblemException;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** One request to an operation: its parameters, and what the sender may see. */
final class Call {

    private static final int BAD_REQUEST = 400;

    private final RoutingContext context;

    Call(RoutingContext context) {
        this.context = context;
    }

    Access access() {
        return KeyCheck.access(context);
    }

    /** A part of the path. */
    String path(String name) {
        return Objects.requireNonNull(context.pathParam(name), name);
    }

    /** Whether the path has such a part. */
    boolean hasPath(String name) {
        return context.pathParam(name) != null;
    }

    /** Has something done if the one who asks goes before there is an answer. */
    void onGone(Runnable action) {
        context.addEndHandler(end -> {
            if (end.failed()) {
                action.run();
            }
        });
    }

    /** Every value of a query parameter. */
    List<String> all(String name) {
        return query().getAll(name);
    }

    /**
     * The value of a query parameter.
     *
     * @throws ProblemException if it is there more than once
     */
    Optional<String> one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw bad(name + " is there " + values.size() + " times; expected once");
        }
        return values.stream().findFirst();
    }

    /**
     * Refuses query parameters that the operation does not know, so that a mistyped one is not silently ignored.
     *
     * @throws ProblemException if there is one
     */
    void expectOnly(Set<String> known) {
        for (String name : query().names()) {
            if (!known.contains(name)) {
                throw bad("parameter " + name + " is not known" + Suggestions.hint(name, known));
            }
        }
    }

    static ProblemException bad(String detail) {
        return new ProblemException(BAD_REQUEST, detail);
    }

    static ProblemException bad(String detail, Throwable cause) {
        return new ProblemException(BAD_REQUEST, detail, cause);
    }

    private MultiMap query() {
        return context.queryParams();
    }
}
