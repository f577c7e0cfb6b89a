package io.hoststream.alert;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The topic: what was published, and what was acknowledged. */
final class Outlet implements EventOutlet {

    final List<AlertEvent> events = new ArrayList<>();
    final List<CompletableFuture<Long>> acks = new ArrayList<>();
    boolean acking = true;

    @Override
    public CompletionStage<Long> publish(AlertEvent event) {
        events.add(event);
        CompletableFuture<Long> ack = new CompletableFuture<>();
        acks.add(ack);
        if (acking) {
            ack.complete((long) events.size());
        }
        return ack;
    }

    List<AlertState> states() {
        return events.stream().map(AlertEvent::getState).toList();
    }
}
