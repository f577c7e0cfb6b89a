package io.hoststream.schema.wire;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Reads records of any release by Avro's rules of resolution. */
final class ResolvingReader<T> implements BodyReader<T> {

    private final BoundedReader<T> reader;
    private @Nullable BinaryDecoder decoder;

    ResolvingReader(Schema writer, Schema reader) {
        this.reader = new BoundedReader<>(writer, reader);
    }

    @Override
    public T read(byte[] bytes, int from) throws IOException {
        BinaryDecoder body = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, decoder);
        decoder = body;
        return reader.read(null, body);
    }

    @Override
    public boolean atEnd() throws IOException {
        return decoder != null && decoder.isEnd();
    }
}
