package io.hoststream.schema.wire;

import org.apache.avro.Schema;

/** Which number stands for which schema in the framing. */
public interface SchemaIds {

    /** The number under which records of this schema's newest release are written. */
    int idOf(Schema schema);

    /** The number under which records of this release are written. */
    default int idOf(ReleasedSchema released) {
        return released.id();
    }

    /**
     * The schema that a record was written with.
     *
     * @throws MalformedRecordException if the number is not known
     */
    Schema writerSchema(int id);

    /** The fixed table of {@link ReleasedSchemas}: no registry is needed. */
    static SchemaIds fixed() {
        return FixedSchemaIds.INSTANCE;
    }
}
