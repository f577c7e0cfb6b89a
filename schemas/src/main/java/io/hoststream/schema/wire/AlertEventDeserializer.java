package io.hoststream.schema.wire;

import io.hoststream.avro.AlertEvent;

/** Kafka deserializer for {@code hoststream.alerts}; set it as {@code value.deserializer}. */
public final class AlertEventDeserializer extends RecordDeserializer<AlertEvent> {

    /** For Kafka, which makes deserializers by name. */
    public AlertEventDeserializer() {
        super(AlertEvent.getClassSchema());
    }
}
