package io.hoststream.schema.wire;

import io.hoststream.schema.fixture.Frames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.RandomData;

/** Whether records written with one schema can be read with another: by Avro's rules, and with real bytes. */
final class Evolution {

    private static final int RECORDS = 20;
    private static final long SEED = 20260101;

    private Evolution() {}

    /** Every reason why one of the two cannot read what the other wrote; none if they understand each other. */
    static List<String> problems(Schema one, Schema other) {
        List<String> problems = new ArrayList<>();
        problems.addAll(oneWay(one, other));
        problems.addAll(oneWay(other, one));
        return problems;
    }

    private static List<String> oneWay(Schema reader, Schema writer) {
        List<String> problems = new ArrayList<>();
        SchemaPairCompatibility pair = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (pair.getType() != SchemaCompatibilityType.COMPATIBLE) {
            problems.add("by the rules: " + pair.getResult().getIncompatibilities());
        }
        byBytes(reader, writer).ifPresent(problems::add);
        return problems;
    }

    private static Optional<String> byBytes(Schema reader, Schema writer) {
        for (Object record : new RandomData(writer, RECORDS, SEED)) {
            byte[] frame = Frames.frame(1, (GenericRecord) record);
            try {
                Frames.read(frame, writer, reader);
            } catch (AvroRuntimeException e) {
                return Optional.of("by bytes: " + e.getMessage());
            }
        }
        return Optional.empty();
    }
}
