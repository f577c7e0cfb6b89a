package io.hoststream.alert;

import io.hoststream.avro.AlertEvent;
import java.util.concurrent.CompletionStage;

/** The way of state changes onto their topic. */
@FunctionalInterface
interface EventOutlet {

    /** Hands over an event, in order; completes with its offset when the topic has it. */
    CompletionStage<Long> publish(AlertEvent event);
}
