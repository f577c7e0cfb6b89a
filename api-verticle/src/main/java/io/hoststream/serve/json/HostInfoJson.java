package io.hoststream.serve.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.avro.HostInfo;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a host is, as it said itself. */
final class HostInfoJson {

    private HostInfoJson() {}

    /** Writes the member {@code info}: null where the host said nothing; what it does not know is null. */
    static void write(JsonGenerator json, Optional<HostInfo> told) throws IOException {
        if (told.isEmpty()) {
            json.writeNullField("info");
            return;
        }
        HostInfo info = told.get();
        json.writeObjectFieldStart("info");
        json.writeStringField("operatingSystem", info.getOperatingSystem());
        json.writeStringField("kernel", info.getKernel());
        json.writeStringField("architecture", info.getArchitecture());
        json.writeStringField("cpuModel", info.getCpuModel());
        number(json, "logicalProcessors", info.getLogicalProcessors());
        number(json, "memoryBytes", info.getMemoryBytes());
        Instant boot = info.getBootTime();
        json.writeStringField("bootTime", boot == null ? null : boot.toString());
        json.writeStringField("virtualization", info.getVirtualization());
        json.writeStringField("collectorVersion", info.getCollectorVersion());
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String name, @Nullable Number value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value.longValue());
        }
    }
}
