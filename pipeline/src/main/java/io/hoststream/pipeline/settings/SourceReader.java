package io.hoststream.pipeline.settings;

import io.hoststream.pipeline.settings.RawValue.Placed;
import io.hoststream.pipeline.settings.RawValue.Text;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads all sources into one map from key to value, the later source winning. */
final class SourceReader {

    private static final String PREFIX = "HOSTSTREAM_";
    private static final String LEVEL = "__";

    private final Predicate<String> isMap;
    private final Problems problems;

    /** {@code isMap} tells which keys take a map, whose entries are then no settings of their own. */
    SourceReader(Predicate<String> isMap, Problems problems) {
        this.isMap = isMap;
        this.problems = problems;
    }

    Map<String, Placed> read(Sources sources) {
        Map<String, Placed> values = new LinkedHashMap<>();
        for (Path file : sources.file().stream().toList()) {
            values.putAll(new YamlFile(file, isMap, problems).read());
        }
        new TreeMap<>(sources.environment()).forEach((name, value) -> {
            if (name.startsWith(PREFIX) && name.contains(LEVEL)) {
                values.put(keyOf(name), new Placed(new Text(value), Origin.environment(name)));
            }
        });
        sources.overrides().forEach(override -> override(override, values));
        return values;
    }

    private static String keyOf(String variable) {
        return variable.substring(PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replace(LEVEL, ".")
                .replace('_', '-');
    }

    private void override(String override, Map<String, Placed> values) {
        int equals = override.indexOf('=');
        if (equals < 1) {
            problems.add(Origin.COMMAND_LINE, "\"" + override + "\": expected key=value, such as collect.interval=1s");
        } else {
            Text value = new Text(override.substring(equals + 1));
            values.put(override.substring(0, equals).strip(), new Placed(value, Origin.COMMAND_LINE));
        }
    }
}
