package io.hoststream.launcher.cli;

import io.hoststream.archive.history.Answer;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.SeriesPoints;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An answer from the past as lines for people. */
final class AnswerText {

    private static final double EXACT_INTEGERS = 1L << 53;

    private AnswerText() {}

    /** A headline for each series, and a line for each point. */
    static void table(RangeQuestion question, Answer answer, PrintWriter out) {
        boolean stepped = question.step().isPresent();
        for (SeriesPoints series : answer.series()) {
            out.println(printable(headline(series)));
            for (int i = 0; i < series.size(); i++) {
                String extremes = stepped
                        ? String.format(
                                Locale.ROOT, "  min %s  max %s", number(series.least(i)), number(series.greatest(i)))
                        : "";
                out.println("  " + Instant.ofEpochMilli(series.time(i)) + "  " + number(series.value(i)) + extremes);
            }
        }
        if (answer.series().isEmpty()) {
            out.println("no values");
        }
    }

    private static String headline(SeriesPoints series) {
        String labels = new TreeMap<>(series.key().labels())
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(" "));
        return (series.key().host() + "  " + series.key().metric().id() + " ("
                        + series.key().metric().unit().symbol() + ")  " + labels)
                .stripTrailing();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
