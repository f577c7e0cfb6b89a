package io.hoststream.storage.remotewrite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xerial.snappy.Snappy;

/** A WriteRequest as a receiver reads it, by the rules of protobuf rather than by the code that wrote it. */
record Decoded(List<Value> values, Map<String, String> helps) {

    /** One value of one series. */
    record Value(Map<String, String> labels, long timeMillis, double value, long bits) {

        String name() {
            return String.valueOf(labels.get("__name__"));
        }

        boolean stale() {
            return bits == 0x7ff0000000000002L;
        }
    }

    static Decoded of(byte[] body) {
        try {
            Decoded decoded = new Decoded(new ArrayList<>(), new LinkedHashMap<>());
            ByteBuffer in = ByteBuffer.wrap(Snappy.uncompress(body)).order(ByteOrder.LITTLE_ENDIAN);
            while (in.hasRemaining()) {
                int tag = (int) varint(in);
                if (tag == (1 << 3 | 2)) {
                    decoded.series(message(in));
                } else if (tag == (3 << 3 | 2)) {
                    decoded.metadata(message(in));
                } else {
                    throw new AssertionError("a WriteRequest has no field with tag " + tag);
                }
            }
            return decoded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void series(ByteBuffer in) {
        Map<String, String> labels = new LinkedHashMap<>();
        long time = 0;
        double value = 0;
        long bits = 0;
        while (in.hasRemaining()) {
            int tag = (int) varint(in);
            ByteBuffer part = message(in);
            if (tag == (1 << 3 | 2)) {
                labels.put(text(part, 1), text(part, 2));
            } else if (tag == (2 << 3 | 2)) {
                expect(part, 1 << 3 | 1);
                bits = part.getLong();
                value = Double.longBitsToDouble(bits);
                expect(part, 2 << 3);
                time = varint(part);
            } else {
                throw new AssertionError("a TimeSeries has no field with tag " + tag);
            }
        }
        values.add(new Value(labels, time, value, bits));
    }

    private void metadata(ByteBuffer in) {
        expect(in, 1 << 3);
        long type = varint(in);
        String family = text(in, 2);
        String help = text(in, 4);
        helps.put(family, type + " " + help + " [" + text(in, 5) + "]");
    }

    private static String text(ByteBuffer in, int field) {
        expect(in, field << 3 | 2);
        ByteBuffer content = message(in);
        return StandardCharsets.UTF_8.decode(content).toString();
    }

    private static void expect(ByteBuffer in, int tag) {
        long found = varint(in);
        if (found != tag) {
            throw new AssertionError("expected tag " + tag + ", found " + found);
        }
    }

    private static ByteBuffer message(ByteBuffer in) {
        int length = (int) varint(in);
        ByteBuffer part = in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(in.position() + length);
        return part;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
