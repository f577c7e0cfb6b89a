package io.hoststream.serve.live;

import io.hoststream.serve.access.Access;
import io.hoststream.serve.http.KeyCheck;
import io.hoststream.serve.http.Origins;
import io.hoststream.serve.http.ProblemException;
import io.hoststream.serve.http.Problems;
import io.hoststream.serve.http.SecurityHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The live feed as Server-Sent Events: one subscription, which the query describes, and the frames of the protocol as
 * events that are named by their type. The key comes in a header.
 */
public final class EventRoute {

    /** Where the events are. */
    public static final String PATH = "/api/v1/live/events";

    private static final String ID = "events";

    private final Hub hub;
    private final KeyCheck keys;
    private final Admission admission;
    private final Clock clock;
    private final LongSupplier monotonicMillis;

    /** Lets in who holds a key. */
    public EventRoute(Hub hub, KeyCheck keys, Origins origins, Clock clock, LongSupplier monotonicMillis) {
        this.hub = hub;
        this.keys = keys;
        this.admission = new Admission(hub, keys, origins);
        this.clock = clock;
        this.monotonicMillis = monotonicMillis;
    }

    /** Whether the request is for events. */
    public boolean takes(HttpServerRequest request) {
        return PATH.equals(request.path());
    }

    /** Begins to send events, or answers why not. */
    public void handle(HttpServerRequest request) {
        try {
            if (!request.method().equals(HttpMethod.GET)) {
                request.response().putHeader(HttpHeaders.ALLOW, "GET");
                throw new ProblemException(
                        HttpResponseStatus.METHOD_NOT_ALLOWED.code(), "this path knows the methods GET");
            }
            Access access = admission.checkWithKey(request);
            String subscription = subscription(request).encode();
            new MessageReader(hub.limits()).read(subscription);
            converse(request, access, subscription);
        } catch (BadMessageException e) {
            Problems.refuse(
                    request,
                    new ProblemException(HttpResponseStatus.BAD_REQUEST.code(), String.valueOf(e.getMessage()), e)
                            .problem());
        } catch (ProblemException e) {
            Problems.refuse(request, e.problem());
        }
    }

    private void converse(HttpServerRequest request, Access access, String subscription) {
        HttpServerResponse response = request.response();
        SecurityHeaders.put(response);
        // Named, so that nothing packs it: packed events would wait for one another.
        response.putHeader(HttpHeaders.CONTENT_ENCODING, "identity")
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .setChunked(true);
        EventOutlet outlet = new EventOutlet(request, admission.address(request));
        Conversation conversation =
                new Conversation(outlet, hub, keys.at(keys.address(request)), clock, monotonicMillis.getAsLong());
        outlet.attach(conversation);
        conversation.authenticated(access);
        conversation.heard(subscription);
    }

    private static MultiMap query(HttpServerRequest request) throws BadMessageException {
        try {
            return request.params();
        } catch (IllegalArgumentException e) {
            throw new BadMessageException("the query cannot be decoded", e);
        }
    }

    /** The subscription that a query describes, as a client would send it. */
    private static JsonObject subscription(HttpServerRequest request) throws BadMessageException {
        MultiMap query = query(request);
        JsonObject message = new JsonObject().put("type", "subscribe").put("id", ID);
        List<String> hosts = names(query, "host");
        List<String> groups = names(query, "group");
        if (!hosts.isEmpty() || groups.isEmpty()) {
            message.put("hosts", new JsonArray(hosts.isEmpty() ? List.of("*") : hosts));
        }
        if (!groups.isEmpty()) {
            message.put("groups", new JsonArray(groups));
        }
        List<String> metrics = names(query, "metric");
        message.put("metrics", new JsonArray(metrics.isEmpty() ? List.of("*") : metrics));
        number(query, "history", message);
        number(query, "rate", message);
        @Nullable String last = request.getHeader("Last-Event-ID");
        @Nullable String after = last == null ? query.get("after") : last;
        return after == null || after.isEmpty() ? message : message.put("after", after);
    }

    private static List<String> names(MultiMap query, String name) {
        return query.getAll(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static void number(MultiMap query, String name, JsonObject message) throws BadMessageException {
        @Nullable String text = query.get(name);
        if (text != null) {
            try {
                message.put(name, Double.valueOf(text));
            } catch (NumberFormatException e) {
                throw new BadMessageException(
                        name + " is " + Members.quoted(text) + "; expected a number of seconds, 0 or more", e);
            }
        }
    }
}
