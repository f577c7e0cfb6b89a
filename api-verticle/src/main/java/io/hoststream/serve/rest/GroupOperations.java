package io.hoststream.serve.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hoststream.serve.http.ProblemException;
import io.hoststream.serve.inventory.GroupJson;
import io.hoststream.serve.inventory.GroupTable;
import io.hoststream.serve.inventory.InventoryDesk;
import io.hoststream.serve.json.JsonText;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.Collection;

/** The groups: which there are, putting hosts in and taking them out; and taking hosts out of the inventory. */
final class GroupOperations {

    private static final int NOT_FOUND = 404;

    private final LiveView view;
    private final InventoryDesk desk;

    GroupOperations(LiveView view, InventoryDesk desk) {
        this.view = view;
        this.desk = desk;
    }

    Future<String> list(Call call) {
        GroupTable table = new GroupTable(view, call.access());
        return Future.succeededFuture(JsonText.of(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("groups");
            for (GroupTable.Row row : table.rows()) {
                GroupJson.write(json, row);
            }
            json.writeEndArray();
            json.writeEndObject();
        }));
    }

    Future<String> one(Call call) {
        String name = call.path("group");
        GroupTable.Row row = new GroupTable(view, call.access())
                .find(name)
                .orElseThrow(
                        () -> new ProblemException(NOT_FOUND, "group '" + Names.shortened(name) + "' has no hosts"));
        return Future.succeededFuture(JsonText.of(json -> GroupJson.writeWithMembers(json, row)));
    }

    /** Assigns the host to the group. */
    Future<String> assign(Call call) {
        String host = call.path("host");
        return desk.assign(call.access(), call.path("group"), host).map(assigned -> text(host, assigned));
    }

    /** Takes the assignment back. */
    Future<String> release(Call call) {
        String host = call.path("host");
        return desk.release(call.access(), call.path("group"), host).map(assigned -> text(host, assigned));
    }

    /** Takes the host out of the inventory. */
    Future<Reply> remove(Call call) {
        return desk.remove(call.access(), call.path("host")).map(removed -> Reply.done());
    }

    private String text(String host, Collection<String> assigned) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("host", host);
            names(json, "groups", view.membership().groups(host));
            names(json, "assigned", assigned);
            json.writeEndObject();
        });
    }

    private static void names(JsonGenerator json, String field, Collection<String> names) throws IOException {
        json.writeArrayFieldStart(field);
        for (String name : names) {
            json.writeString(name);
        }
        json.writeEndArray();
    }
}
