/**
 * How a record lies on a topic: Confluent framing (a zero byte, a four-byte schema id, Avro binary), so that the field's
 * standard tools decode it. {@link io.hoststream.schema.wire.ReleasedSchemas} is the fixed table of ids for installations
 * without a schema registry; {@link io.hoststream.schema.wire.WireEncoder} and
 * {@link io.hoststream.schema.wire.WireDecoder} turn records into bytes and back; the Kafka deserializers are for
 * downstream teams. {@code StraightReader} reads samples of the newest release, which are nearly
 * all there are, without resolution. A record is decoded by known schemas and into known classes only, whatever its bytes claim.
 */
@NullMarked
package io.hoststream.schema.wire;

import org.jspecify.annotations.NullMarked;
