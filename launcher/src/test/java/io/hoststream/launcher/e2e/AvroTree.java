package io.hoststream.launcher.e2e;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A record, or what another's decoder made of one, as maps, lists, texts and numbers that can be held against each other. */
final class AvroTree {

    private AvroTree() {}

    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof SpecificRecord some) {
            Map<String, Object> fields = new TreeMap<>();
            for (Schema.Field field : some.getSchema().getFields()) {
                fields.put(field.name(), of(some.get(field.pos())));
            }
            return fields;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> members = new TreeMap<>();
            map.forEach((name, member) -> members.put(String.valueOf(name), of(member)));
            return members;
        }
        if (value instanceof Collection<?> items) {
            List<@Nullable Object> list = new ArrayList<>();
            items.forEach(item -> list.add(of(item)));
            return list;
        }
        if (value instanceof Instant time) {
            return (double) time.toEpochMilli();
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        return value == null || value instanceof Boolean ? value : value.toString();
    }
}
