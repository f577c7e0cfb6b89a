package io.hoststream.serve.http;

import io.hoststream.serve.json.JsonText;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * What is wrong with a request, for the one who sent it.
 *
 * @param status the HTTP status
 * @param detail what is wrong, with the name, the value and what was expected
 */
public record Problem(int status, String detail) {

    static final String CONTENT_TYPE = "application/problem+json";

    /** As {@code application/problem+json}; {@code instance} is the path that was asked for. */
    String json(String instance) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", HttpResponseStatus.valueOf(status).reasonPhrase());
            json.writeNumberField("status", status);
            json.writeStringField("detail", detail);
            json.writeStringField("instance", instance);
            json.writeEndObject();
        });
    }
}
