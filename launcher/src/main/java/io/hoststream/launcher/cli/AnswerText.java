package io.hoststream.launcher.cli;

import io.hoststream.archive.history.Answer;
import io.hoststream.archive.history.LabelText;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.SeriesPoints;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An answer from the past as lines. */
final class AnswerText {

    private static final double EXACT_INTEGERS = 1L << 53;
    private static final String GUARDED = "=+-@\t\r'";

    private AnswerText() {}

    /** For people: a headline for each series, and a line for each point. */
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

    /** For programs: a header and a row for each point. */
    static void csv(Answer answer, PrintWriter out) {
        out.print("time,host,metric,device,labels,value,min,max,average\r\n");
        for (SeriesPoints series : answer.series()) {
            String what = String.join(
                    ",",
                    field(series.key().host()),
                    series.key().metric().id(),
                    field(series.key().device()),
                    field(LabelText.write(series.key().labels())));
            for (int i = 0; i < series.size(); i++) {
                out.print(String.join(
                        ",",
                        Instant.ofEpochMilli(series.time(i)).toString(),
                        what,
                        number(series.value(i)),
                        number(series.least(i)),
                        number(series.greatest(i)),
                        number(series.average(i))));
                out.print("\r\n");
            }
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

    /** Guarded against being taken for a formula, and quoted, where there is need. */
    private static String field(String text) {
        String guarded = !text.isEmpty() && GUARDED.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return guarded.matches("[^\",\r\n]*") ? guarded : "\"" + guarded.replace("\"", "\"\"") + "\"";
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
