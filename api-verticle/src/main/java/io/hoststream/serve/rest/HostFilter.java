package io.hoststream.serve.rest;

import io.hoststream.schema.alert.Glob;
import io.hoststream.serve.view.HostView;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which hosts a list is asked for. */
final class HostFilter {

    private HostFilter() {}

    /** Whether a host is asked for: it has to fit every parameter that is there. */
    static Predicate<HostView> of(Call call) {
        return group(call.list("group"))
                .and(status(call.list("status")))
                .and(search(call.one("search").orElse("")))
                .and(call.list("label").stream().map(HostFilter::label).reduce(host -> true, Predicate::and));
    }

    private static Predicate<HostView> group(List<String> patterns) {
        List<Glob> globs = patterns.stream().map(Glob::new).toList();
        return host -> globs.isEmpty()
                || host.groups().stream().anyMatch(group -> globs.stream().anyMatch(glob -> glob.matches(group)));
    }

    private static Predicate<HostView> status(List<String> names) {
        Set<String> wanted =
                names.stream().map(name -> name.toUpperCase(Locale.ROOT)).collect(Collectors.toSet());
        return host -> wanted.isEmpty() || wanted.contains(host.status().name());
    }

    /** A label by name and a pattern for its value; the parameter's rule sees to the colon. */
    private static Predicate<HostView> label(String text) {
        int colon = text.indexOf(':');
        String name = text.substring(0, colon);
        Glob value = new Glob(text.substring(colon + 1));
        return host ->
                host.labels().containsKey(name) && value.matches(host.labels().getOrDefault(name, ""));
    }

    /** Every word has to be somewhere in the name, the labels or the groups. */
    private static Predicate<HostView> search(String text) {
        List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
        return host -> {
            String said = said(host);
            return words.stream().allMatch(said::contains);
        };
    }

    private static String said(HostView host) {
        return (host.host() + ' ' + String.join(" ", host.labels().values()) + ' ' + String.join(" ", host.groups()))
                .toLowerCase(Locale.ROOT);
    }
}
