package io.hoststream.schema.metric;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Finds fields of a sample by a path such as {@code disks[].readBytes}: by name, not by the code under test. */
final class Fields {

    /** One line of a table: a name, a path or a reason, and whatever else it has. */
    record Line(List<String> columns) {

        String first() {
            return columns.get(0);
        }

        String second() {
            return columns.get(1);
        }

        String third(String otherwise) {
            return columns.size() > 2 ? columns.get(2) : otherwise;
        }
    }

    private Fields() {}

    static List<Line> table(String resource) {
        try (InputStream in = Objects.requireNonNull(Fields.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> new Line(
                            Stream.of(line.split("\\|", -1)).map(String::strip).toList()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every path that leads to a number, or to a yes or no. */
    static List<String> numeric(Schema schema) {
        List<String> paths = new ArrayList<>();
        collect("", schema, paths);
        return paths;
    }

    private static void collect(String path, Schema schema, List<String> paths) {
        switch (schema.getType()) {
            case RECORD ->
                schema.getFields()
                        .forEach(field ->
                                collect(path + (path.isEmpty() ? "" : ".") + field.name(), field.schema(), paths));
            case UNION -> schema.getTypes().forEach(branch -> collect(path, branch, paths));
            case ARRAY -> collect(path + "[]", schema.getElementType(), paths);
            case INT, LONG, FLOAT, DOUBLE, BOOLEAN -> paths.add(path);
            case STRING, ENUM, MAP, NULL, BYTES, FIXED -> {
                // Not a number.
            }
        }
    }

    /** The values that a path leads to, in the order of the record. */
    static List<Double> values(IndexedRecord record, String path) {
        List<Object> found = List.of(record);
        for (String step : path.split("\\.", -1)) {
            String name = step.replace("[]", "");
            found = found.stream().flatMap(item -> step(item, name)).toList();
        }
        return found.stream().map(Fields::number).toList();
    }

    private static Stream<Object> step(Object item, String name) {
        IndexedRecord record = (IndexedRecord) item;
        @Nullable Object value = record.get(record.getSchema().getField(name).pos());
        if (value instanceof Collection<?> items) {
            return items.stream().map(Object.class::cast);
        }
        return Stream.ofNullable(value);
    }

    private static double number(Object value) {
        if (value instanceof Boolean yes) {
            return yes ? 1 : 0;
        }
        return value instanceof Instant instant ? instant.toEpochMilli() : ((Number) value).doubleValue();
    }
}
