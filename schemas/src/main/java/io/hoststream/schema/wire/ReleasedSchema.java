package io.hoststream.schema.wire;

import org.apache.avro.Schema;

/**
 * A schema that was released, for ever.
 *
 * @param id its number in the framing
 * @param subject its subject in a schema registry, such as {@code hoststream.samples-value}
 * @param version its version within the subject, from 1
 * @param schema the schema as it was released
 */
public record ReleasedSchema(int id, String subject, int version, Schema schema) {}
