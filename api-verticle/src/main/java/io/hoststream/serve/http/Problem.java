package io.hoststream.serve.http;

import io.hoststream.serve.json.JsonText;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;

/**
 * What is wrong with a request, for the one who sent it.
 *
 * @param status the HTTP status
 * @param detail what is wrong, with the name, the value and what was expected
 * @param faults each of the mistakes, where there may be several
 */
public record Problem(int status, String detail, List<Fault> faults) {

    static final String CONTENT_TYPE = "application/problem+json";

    /** Keeps its own copy. */
    public Problem {
        faults = List.copyOf(faults);
    }

    /** One thing is wrong. */
    public Problem(int status, String detail) {
        this(status, detail, List.of());
    }

    /** As {@code application/problem+json}; {@code instance} is the path that was asked for. */
    String json(String instance) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("type", "about:blank");
            json.writeStringField("title", HttpResponseStatus.valueOf(status).reasonPhrase());
            json.writeNumberField("status", status);
            json.writeStringField("detail", detail);
            json.writeStringField("instance", instance);
            if (!faults.isEmpty()) {
                json.writeArrayFieldStart("errors");
                for (Fault fault : faults) {
                    json.writeStartObject();
                    json.writeStringField("pointer", fault.pointer());
                    json.writeStringField("detail", fault.detail());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        });
    }
}
