package io.hoststream.schema.wire;

import io.hoststream.avro.Boost;

/** Kafka deserializer for the requests of {@code hoststream.controls}; set it as {@code value.deserializer}. */
public final class BoostDeserializer extends RecordDeserializer<Boost> {

    /** For Kafka, which makes deserializers by name. */
    public BoostDeserializer() {
        super(Boost.getClassSchema());
    }
}
