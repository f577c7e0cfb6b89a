package io.hoststream.launcher.dashboards;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes PromQL of the source's shorthand. */
final class Expressions {

    private static final Pattern LIMIT = Pattern.compile("@(warning|critical)(?:\\(([^)]*)\\))?");
    private static final Pattern UNKNOWN = Pattern.compile("@(?! end\\(\\))\\w*");
    private static final Pattern SERIES = Pattern.compile("\\b[a-z_][a-z0-9_]*\\{[^}]*}(?:\\[([^\\]]*)])?");

    private final String hosts;
    private final ShippedRules rules;

    /** For dashboards whose hosts are chosen by these labels; {@code oneHost} for one that is about a single host. */
    Expressions(List<String> labels, boolean oneHost, ShippedRules rules) {
        String host = labels.get(labels.size() - 1);
        this.hosts = oneHost ? host + "=\"$" + host + "\"" : selection(labels);
        this.rules = rules;
    }

    /** The matchers for what is chosen in the variables of these names. */
    static String selection(List<String> labels) {
        return labels.stream().map(label -> label + "=~\"$" + label + "\"").collect(Collectors.joining(","));
    }

    /** The expression with the selection of hosts and the limits of rules filled in. */
    String expand(String shorthand, Optional<String> rule, Entry asking) {
        String expr = LIMIT.matcher(shorthand.replace("@hosts", hosts))
                .replaceAll(match -> Matcher.quoteReplacement(limit(match, rule, asking)));
        Matcher unknown = UNKNOWN.matcher(expr.replaceAll("@ end\\(\\)", ""));
        if (unknown.find()) {
            throw asking.wrong(
                    "expr: \"" + unknown.group() + "\" stands for nothing; expected @hosts, @warning or @critical");
        }
        return expr;
    }

    private String limit(MatchResult match, Optional<String> rule, Entry asking) {
        String named = Optional.ofNullable(match.group(2))
                .or(() -> rule)
                .orElseThrow(() -> asking.wrong("expr: " + match.group() + " needs a rule"));
        Limits limits = rules.limits(named, asking);
        OptionalDouble limit = match.group(1).equals("warning") ? limits.warning() : limits.critical();
        return Limits.text(
                limit.orElseThrow(() -> asking.wrong("rule " + named + " has no level for " + match.group())));
    }

    /**
     * Only the series that are the highest on average over the time shown. Ranked once, at its end, so that a series is
     * there for the whole time or not at all: ranked anew at every step, ten lines would be pieces of hundreds.
     */
    static String highestOverTime(String expr) {
        String average = SERIES.matcher(expr).replaceAll(match -> Matcher.quoteReplacement(average(match)));
        return "(" + expr + ") and topk($top, " + average + ")";
    }

    private static String average(MatchResult series) {
        String window = series.group(1);
        if (window == null) {
            return "avg_over_time(" + series.group() + "[$__range] @ end())";
        }
        String text = series.group();
        return window.equals("$__rate_interval")
                ? text.replace("[$__rate_interval]", "[$__range] @ end()")
                : text + " @ end()";
    }

    /** The highest now, the very highest first. */
    static String highestNow(String expr) {
        return "sort_desc(topk($top, " + expr + "))";
    }
}
