package io.hoststream.alert.engine;

import io.hoststream.avro.HostWatch;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import io.hoststream.schema.wire.WireEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The newest record of each host, as bytes, as a compacted topic has them. */
final class StoredRecords {

    private static final SchemaIds IDS = SchemaIds.fixed();

    private final WireEncoder<HostWatch> encoder = new WireEncoder<>(HostWatch.getClassSchema(), IDS);
    private final WireDecoder<HostWatch> decoder = new WireDecoder<>(HostWatch.getClassSchema(), IDS);
    private final Map<HostKey, byte[]> newest = new LinkedHashMap<>();

    void store(List<HostWatch> records) {
        for (HostWatch record : records) {
            newest.put(new HostKey(record.getHost(), record.getHostId()), encoder.encode(record));
        }
    }

    void restoreInto(Engine engine) {
        newest.values().forEach(bytes -> engine.restore(decoder.decode(bytes)));
    }
}
