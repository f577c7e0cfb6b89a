package io.hoststream.serve.rest;

import io.hoststream.serve.access.Access;
import io.hoststream.serve.contract.Rules;
import io.hoststream.serve.http.Accepted;
import io.hoststream.serve.http.KeyCheck;
import io.hoststream.serve.http.ProblemException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One request to an operation, after the contract's rules were checked: its parameters, and what the sender may see.
 */
public final class Call {

    private static final int BAD_REQUEST = 400;

    private final RoutingContext context;

    /** A request that was let through. */
    public Call(RoutingContext context) {
        this.context = context;
    }

    /** What the sender may do and see. */
    public Access access() {
        return KeyCheck.access(context);
    }

    /** A part of the path. */
    public String path(String name) {
        return Objects.requireNonNull(context.pathParam(name), name);
    }

    /** Whether the path has such a part. */
    public boolean hasPath(String name) {
        return context.pathParam(name) != null;
    }

    /** How much the sender wants a media type, from 0 to 1; 1 for any if it does not say. */
    public double wants(String type) {
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT);
        return accepted == null ? 1 : Accepted.type(accepted, type);
    }

    /** Has something done if the one who asks goes before there is an answer. */
    public void onGone(Runnable action) {
        context.addEndHandler(end -> {
            if (end.failed()) {
                action.run();
            }
        });
    }

    /** Every value of a query parameter. */
    public List<String> all(String name) {
        return query().getAll(name);
    }

    /**
     * The value of a query parameter.
     *
     * @throws ProblemException if it is there more than once
     */
    public Optional<String> one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw bad(name + " is there " + values.size() + " times; expected once");
        }
        return values.stream().findFirst();
    }

    /** The values of a header that may be there several times, with commas between; empty if it is not there. */
    public String header(CharSequence name) {
        return String.join(",", context.request().headers().getAll(name));
    }

    /** The values of a query parameter that may be there several times, and be a list with commas. */
    public List<String> list(String name) {
        return Rules.items(all(name));
    }

    /**
     * The JSON object that is the body.
     *
     * @param example what it could look like
     * @throws ProblemException if the body is none
     */
    public JsonObject object(String example) {
        Buffer body = context.body().buffer();
        try {
            if (body != null && Json.decodeValue(body) instanceof JsonObject object) {
                return object;
            }
        } catch (DecodeException e) {
            throw bad("the body is not JSON; expected an object such as " + example, e);
        }
        throw bad("the body is not a JSON object; expected one such as " + example);
    }

    /** A request that cannot be answered, with what is wrong with it. */
    public static ProblemException bad(String detail) {
        return new ProblemException(BAD_REQUEST, detail);
    }

    /** A request that cannot be answered, with what is wrong with it and what it was found out by. */
    public static ProblemException bad(String detail, Throwable cause) {
        return new ProblemException(BAD_REQUEST, detail, cause);
    }

    private MultiMap query() {
        return context.queryParams();
    }
}
