package io.hoststream.schema.wire;

import io.hoststream.avro.HostInfo;

/** Kafka deserializer for {@code hoststream.hosts}; set it as {@code value.deserializer}. */
public final class HostInfoDeserializer extends RecordDeserializer<HostInfo> {

    /** For Kafka, which makes deserializers by name. */
    public HostInfoDeserializer() {
        super(HostInfo.getClassSchema());
    }
}
