package io.hoststream.schema.wire;

import io.hoststream.avro.HostSample;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads records that were written with the schema of their own class, field after field into its constructor. Several times
 * as fast as resolution, which asks the schema what is next at every value.
 */
final class StraightReader<T> implements BodyReader<T> {

    private final BinaryInput input = new BinaryInput();
    private final Function<BinaryInput, T> body;

    private StraightReader(Function<BinaryInput, T> body) {
        this.body = body;
    }

    /** The reader of samples from one schema to another; empty if they are not laid out as the class is, or no samples. */
    static Optional<StraightReader<? extends SpecificRecord>> between(Schema writer, Schema reader) {
        Schema known = HostSample.getClassSchema();
        if (!reader.getFullName().equals(known.getFullName())) {
            return Optional.empty();
        }
        String layout = SchemaNormalization.toParsingForm(known);
        return layout.equals(SchemaNormalization.toParsingForm(reader))
                        && layout.equals(SchemaNormalization.toParsingForm(writer))
                ? Optional.of(new StraightReader<>(SampleBody::hostSample))
                : Optional.empty();
    }

    @Override
    public T read(byte[] bytes, int from) {
        input.start(bytes, from);
        try {
            return body.apply(input);
        } catch (IndexOutOfBoundsException e) {
            throw new AvroRuntimeException("the bytes end within a field", e);
        }
    }

    @Override
    public boolean atEnd() {
        return input.atEnd();
    }
}
