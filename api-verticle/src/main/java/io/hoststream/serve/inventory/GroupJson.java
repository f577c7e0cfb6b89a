package io.hoststream.serve.inventory;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.serve.view.HostStatus;
import java.io.IOException;

/** A group of hosts. */
public final class GroupJson {

    private GroupJson() {}

    /** Writes how the group's hosts are. */
    public static void write(JsonGenerator json, GroupTable.Row row) throws IOException {
        json.writeStartObject();
        members(json, row);
        json.writeEndObject();
    }

    /** Writes how the group's hosts are, and which they are. */
    public static void writeWithMembers(JsonGenerator json, GroupTable.Row row) throws IOException {
        json.writeStartObject();
        members(json, row);
        json.writeArrayFieldStart("members");
        for (GroupTable.Member member : row.members()) {
            json.writeStartObject();
            json.writeStringField("host", member.host());
            json.writeArrayFieldStart("by");
            if (member.byLabel()) {
                json.writeString("label");
            }
            if (member.assigned()) {
                json.writeString("assignment");
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void members(JsonGenerator json, GroupTable.Row row) throws IOException {
        json.writeStringField("group", row.group());
        json.writeNumberField("hosts", row.members().size());
        json.writeNumberField("ok", row.count(HostStatus.OK));
        json.writeNumberField("warning", row.count(HostStatus.WARNING));
        json.writeNumberField("critical", row.count(HostStatus.CRITICAL));
        json.writeNumberField("down", row.count(HostStatus.DOWN));
        json.writeNumberField("left", row.left());
        json.writeNumberField("assigned", row.assigned());
    }
}
