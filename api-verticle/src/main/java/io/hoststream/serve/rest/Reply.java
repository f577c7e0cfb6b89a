package io.hoststream.serve.rest;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param type the media type; empty if there is no body
 * @param body the body
 * @param headers more headers
 */
public record Reply(int status, String type, Buffer body, Map<String, String> headers) {

    static final String JSON = "application/json";

    /** Keeps its own copy of the headers. */
    public Reply {
        headers = Map.copyOf(headers);
    }

    /** JSON, with status 200. */
    public static Reply json(String text) {
        return json(HttpResponseStatus.OK.code(), text);
    }

    /** JSON. */
    public static Reply json(int status, String text) {
        return new Reply(status, JSON, Buffer.buffer(text), Map.of());
    }

    /** It is done, and there is nothing to say, with status 204. */
    public static Reply done() {
        return new Reply(HttpResponseStatus.NO_CONTENT.code(), "", Buffer.buffer(), Map.of());
    }

    /** The same with one more header. */
    public Reply with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, body, more);
    }
}
