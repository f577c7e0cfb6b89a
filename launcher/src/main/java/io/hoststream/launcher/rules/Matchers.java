package io.hoststream.launcher.rules;

import io.hoststream.alert.rule.Choice;
import io.hoststream.alert.rule.Selector;
import io.hoststream.schema.alert.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Selectors as PromQL matchers. */
final class Matchers {

    private static final String GROUP = "group";

    private final SeriesNames names;
    private final String deviceLabel;
    private final Set<String> exported;

    /**
     * For series whose devices are told apart by that label.
     *
     * @param exported the labels of hosts that series carry
     */
    Matchers(SeriesNames names, String deviceLabel, Set<String> exported) {
        this.names = names;
        this.deviceLabel = deviceLabel;
        this.exported = exported;
    }

    /** The matchers, all of which have to hold. */
    List<String> of(Selector selector) {
        List<String> found = new ArrayList<>(of(selector.only(), "=~"));
        found.addAll(of(selector.except(), "!~"));
        return found;
    }

    private List<String> of(Choice choice, String sign) {
        List<String> found = new ArrayList<>();
        add(names.hostLabel(), choice.hosts(), sign, found);
        if (!choice.groups().isEmpty()) {
            add(exportedLabel(GROUP), choice.groups(), sign, found);
        }
        for (Map.Entry<String, List<Glob>> label : new TreeMap<>(choice.labels()).entrySet()) {
            add(exportedLabel(label.getKey()), label.getValue(), sign, found);
        }
        add(deviceLabel, choice.devices(), sign, found);
        return found;
    }

    private String exportedLabel(String label) {
        if (!exported.contains(label)) {
            throw new NotInPromQl("it selects by label " + label + ", which export.labels does not name");
        }
        return label;
    }

    private static void add(String label, List<Glob> globs, String sign, List<String> found) {
        if (!globs.isEmpty()) {
            boolean plain = globs.size() == 1 && !globs.get(0).pattern().matches(".*[*?].*");
            String value = plain
                    ? globs.get(0).pattern()
                    : globs.stream().map(glob -> regex(glob.pattern())).collect(Collectors.joining("|"));
            String compare = plain ? sign.replace("=~", "=").replace("!~", "!=") : sign;
            found.add(label + compare + '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
    }

    /** A pattern as RE2, which Prometheus holds against the whole value. */
    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        pattern.chars().forEach(letter -> {
            if (letter == '*') {
                regex.append(".*");
            } else if (letter == '?') {
                regex.append('.');
            } else {
                if ("\\.+()[]{}^$|".indexOf(letter) >= 0) {
                    regex.append('\\');
                }
                regex.append((char) letter);
            }
        });
        return regex.toString();
    }
}
