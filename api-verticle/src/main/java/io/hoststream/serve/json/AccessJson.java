package io.hoststream.serve.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.schema.alert.Glob;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.HostSelector;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;

/** What somebody may do and see. */
public final class AccessJson {

    private AccessJson() {}

    /** Writes the access: {@code hosts} and {@code groups} are null where every host exists, {@code until} where it does not end. */
    public static void write(JsonGenerator json, Access access) throws IOException {
        json.writeStartObject();
        json.writeStringField("principal", access.principal());
        texts(
                json,
                "permissions",
                access.permissions().stream()
                        .map(permission -> permission.name().toLowerCase(Locale.ROOT))
                        .toList());
        if (access.hosts() instanceof HostSelector.Some some) {
            texts(json, "hosts", some.hosts().stream().map(Glob::pattern).toList());
            texts(json, "groups", some.groups().stream().map(Glob::pattern).toList());
        } else {
            json.writeNullField("hosts");
            json.writeNullField("groups");
        }
        Instant until = access.until();
        json.writeStringField("until", until.equals(Instant.MAX) ? null : until.toString());
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts.stream().sorted().toList()) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
