package io.hoststream.serve.registry;

import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;

/** One request to the registry. Query parameters that are not known are left alone: clients send many. */
final class Question {

    private final RoutingContext context;

    Question(RoutingContext context) {
        this.context = context;
    }

    /** A part of the path. */
    String path(String name) {
        return Objects.requireNonNull(context.pathParam(name), name);
    }

    /** A query parameter. */
    Optional<String> query(String name) {
        return context.queryParam(name).stream().findFirst();
    }

    /** Whether a query parameter says true. */
    boolean asks(String name) {
        return query(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /**
     * A query parameter that is a whole number from 0 on.
     *
     * @throws RegistryException if it is none
     */
    int number(String name, int otherwise) {
        Optional<String> text = query(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().matches("-?[0-9]{1,9}")) {
            throw RegistryException.of(400, name + " = " + text.get() + ": expected a whole number");
        }
        int number = Integer.parseInt(text.get());
        return number < 0 ? otherwise : number;
    }

    /** The body as text. */
    String body() {
        String body = context.body().asString();
        return body == null ? "" : body;
    }
}
