package io.hoststream.schema.wire;

import io.hoststream.avro.HostSample;

/** Kafka deserializer for {@code hoststream.samples}; set it as {@code value.deserializer}. */
public final class HostSampleDeserializer extends RecordDeserializer<HostSample> {

    /** For Kafka, which makes deserializers by name. */
    public HostSampleDeserializer() {
        super(HostSample.getClassSchema());
    }
}
