package io.hoststream.notify.route;

import io.hoststream.schema.alert.Glob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads which alerts are meant. */
final class MatcherReader {

    private static final String GROUP = "group";
    private static final String LABELS = "labels";
    private static final List<String> SEVERITIES = List.of("warning", "critical");
    private static final List<String> KINDS = List.of("threshold", "change", "absence", "anomaly", "forecast");

    private MatcherReader() {}

    /** The matcher under a key; without the key it means every alert. */
    static Matcher read(Values values, String key) {
        return values.group(key).map(MatcherReader::read).orElse(Matcher.ALL);
    }

    private static Matcher read(Values values) {
        List<String> known = new ArrayList<>(AlertTrait.NAMES);
        known.add(GROUP);
        known.add(LABELS);
        values.fields().only(known, "what alerts are matched by");
        Map<String, List<Glob>> wanted = new LinkedHashMap<>();
        for (String name : known) {
            if (!name.equals(LABELS) && values.fields().has(name)) {
                put(wanted, values, name);
            }
        }
        values.group(LABELS)
                .ifPresent(labels -> labels.fields().all().keySet().forEach(label -> put(wanted, labels, label)));
        words(values, AlertTrait.SEVERITY, SEVERITIES);
        words(values, AlertTrait.KIND, KINDS);
        return new Matcher(wanted);
    }

    private static void put(Map<String, List<Glob>> wanted, Values values, String name) {
        wanted.put(name, values.texts(name).stream().map(Glob::new).toList());
    }

    private static void words(Values values, String key, List<String> words) {
        if (values.fields().has(key)) {
            values.texts(key).stream()
                    .filter(word -> !words.contains(word) && word.indexOf('*') < 0)
                    .forEach(word -> values.complainOf(key, word, words));
        }
    }
}
