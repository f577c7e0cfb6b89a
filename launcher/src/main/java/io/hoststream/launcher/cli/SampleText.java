package io.hoststream.launcher.cli;

import io.hoststream.avro.Disk;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.Network;
import io.hoststream.launcher.top.Bytes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** A sample as text: one line for people, or JSON with every field that is known. */
final class SampleText {

    private SampleText() {}

    static String line(HostSample sample) {
        return sample.getTime() + "  " + sample.getHost().replaceAll("\\p{Cntrl}", "?") + "  #" + sample.getSequence()
                + "  cpu "
                + percent(sample.getCpu() == null ? null : sample.getCpu().getUsagePercent())
                + "  mem "
                + percent(sample.getMemory() == null ? null : sample.getMemory().getUsagePercent())
                + "  disk r/w " + rate(sample.getDisks(), Disk::getReadBytesPerSecond) + "/"
                + rate(sample.getDisks(), Disk::getWriteBytesPerSecond)
                + "  net in/out " + rate(sample.getNetworks(), Network::getReceivedBytesPerSecond) + "/"
                + rate(sample.getNetworks(), Network::getSentBytesPerSecond);
    }

    static String json(HostSample sample) {
        return object(sample).encode();
    }

    private static String percent(@Nullable Float value) {
        return value == null ? "  –  " : String.format(Locale.ROOT, "%5.1f%%", value);
    }

    private static <D> String rate(@Nullable List<D> devices, Function<D, @Nullable Float> value) {
        if (devices == null) {
            return "–";
        }
        double sum = 0;
        for (D device : devices) {
            Float one = value.apply(device);
            sum += one == null ? 0 : one;
        }
        return Bytes.of(sum) + "/s";
    }

    private static JsonObject object(IndexedRecord record) {
        JsonObject object = new JsonObject();
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = value(record.get(field.pos()));
            if (value != null) {
                object.put(field.name(), value);
            }
        }
        return object;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof IndexedRecord nested) {
            return object(nested);
        }
        if (value instanceof Collection<?> items) {
            JsonArray array = new JsonArray();
            items.forEach(item -> array.add(value(item)));
            return array;
        }
        if (value instanceof Map<?, ?> entries) {
            JsonObject object = new JsonObject();
            entries.forEach((key, entry) -> object.put(String.valueOf(key), value(entry)));
            return object;
        }
        return value instanceof Instant || value instanceof Enum ? value.toString() : value;
    }
}
