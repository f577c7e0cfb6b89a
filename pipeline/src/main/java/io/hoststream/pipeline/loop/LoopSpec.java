package io.hoststream.pipeline.loop;

import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a loop reads, and as whom.
 *
 * @param name the loop's name in logs, health, meters and the name of its thread
 * @param topic where the records are
 * @param subscription how it takes part
 * @param decoding how bytes become records
 */
public record LoopSpec<T>(String name, Topic topic, Subscription subscription, Decoding<T> decoding) {

    /** A loop over framed Avro records; a null value is a tombstone on a compacted topic and malformed elsewhere. */
    public static <R extends SpecificRecord> LoopSpec<R> of(
            String name, Topic topic, Subscription subscription, Schema reader, SchemaIds ids) {
        WireDecoder<R> decoder = new WireDecoder<>(reader, ids);
        boolean tombstones = topic.compacted();
        return new LoopSpec<>(
                name, topic, subscription, bytes -> bytes == null && tombstones ? null : decoder.decode(bytes));
    }

    /**
     * A loop over one kind of record of a compacted topic that carries several. Records of the other kinds come without a
     * value, as tombstones do: the key tells whom a record is about.
     */
    public static <R extends SpecificRecord> LoopSpec<R> ofKind(
            String name, Topic topic, Subscription subscription, Schema reader, SchemaIds ids) {
        WireDecoder<R> decoder = new WireDecoder<>(reader, ids);
        return new LoopSpec<>(
                name,
                topic,
                subscription,
                bytes -> bytes == null || !decoder.claims(bytes) ? null : decoder.decode(bytes));
    }
}
