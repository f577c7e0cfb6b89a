package io.hoststream.alert.rule;

import io.hoststream.pipeline.form.Fields;
import io.hoststream.pipeline.form.Page;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how the alerts of a rule are told. */
final class WordingReader {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,63}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/#-]*");

    /** What an alert has of itself. */
    private static final Set<String> TAKEN = Set.of(
            "alertname", "rule", "severity", "host", "metric", "device", "environment", "region", "group", "state");

    private static final int MOST_LABELS = 20;
    private static final int LONGEST = 300;

    private final Fields rule;
    private final Optional<Signal> signal;

    WordingReader(Fields rule, Optional<Signal> signal) {
        this.rule = rule;
        this.signal = signal;
    }

    Wording read() {
        return new Wording(subject(), runbook(), labels(), rule.flag("quiet"));
    }

    private String subject() {
        boolean perDevice = signal.flatMap(Signal::metric)
                .filter(metric -> !metric.scope().labels().isEmpty())
                .isPresent();
        Optional<String> subject = rule.text("subject");
        subject.ifPresent(text -> checkSubject(text, perDevice));
        String otherwise = signal.map(of -> of instanceof Signal.Silence
                        ? Wording.HOST
                        : Wording.subjectOf(of.metricName(), perDevice ? Wording.DEVICE : ""))
                .orElse("");
        return subject.orElse(otherwise);
    }

    private void checkSubject(String text, boolean perDevice) {
        List<String> known = perDevice ? List.of(Wording.HOST, Wording.DEVICE) : List.of(Wording.HOST);
        for (Matcher found = PLACEHOLDER.matcher(text); found.find(); ) {
            if (!known.contains(found.group())) {
                rule.complainOf(
                        "subject",
                        ": " + Page.quote(found.group()) + " stands for nothing, expected "
                                + String.join(" or ", known));
            }
        }
        checkLine("subject", text);
    }

    private void checkLine(String key, String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            rule.complainOf(key, " = " + Page.quote(text) + ": expected one line of at most " + LONGEST + " letters");
        }
    }

    private String runbook() {
        Optional<String> runbook = rule.text("runbook");
        runbook.filter(text -> text.length() > LONGEST || !leads(text))
                .ifPresent(text -> rule.complainOf(
                        "runbook",
                        " = " + Page.quote(text)
                                + ": expected an address that begins with https:// or http://, or a path such as"
                                + " docs/runbooks/cpu.md"));
        return runbook.orElse("");
    }

    private static boolean leads(String text) {
        if (!text.contains(":")) {
            return PATH.matcher(text).matches();
        }
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        rule.group("labels").ifPresent(group -> {
            for (String name : group.all().keySet()) {
                checkLabel(group, name);
                group.text(name).ifPresent(value -> labels.put(name, value));
            }
            if (labels.size() > MOST_LABELS) {
                group.complain("expected at most " + MOST_LABELS + " labels, found " + labels.size());
            }
        });
        return labels;
    }

    private void checkLabel(Fields group, String name) {
        if (!LABEL.matcher(name).matches()) {
            group.complain(Page.quote(name)
                    + ": expected a label's name: up to 64 letters, digits and underscores, no digit first");
        } else if (TAKEN.contains(name)) {
            group.complainOf(name, ": every alert has a label of that name already");
        }
        group.text(name)
                .filter(value -> value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl))
                .ifPresent(value -> group.complainOf(
                        name, " = " + Page.quote(value) + ": expected one line of at most " + LONGEST + " letters"));
    }
}
