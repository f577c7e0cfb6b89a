package io.hoststream.schema.wire;

import org.apache.avro.Schema;

/** The ids of {@link ReleasedSchemas}. */
enum FixedSchemaIds implements SchemaIds {
    INSTANCE;

    @Override
    public int idOf(Schema schema) {
        return ReleasedSchemas.newest(schema.getFullName()).id();
    }

    @Override
    public Schema writerSchema(int id) {
        return ReleasedSchemas.find(id)
                .map(ReleasedSchema::schema)
                .orElseThrow(() -> new MalformedRecordException("schema id " + id + " is not known, known are 1 to "
                        + ReleasedSchemas.all().size()));
    }
}
