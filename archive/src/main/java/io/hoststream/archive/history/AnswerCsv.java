package io.hoststream.archive.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An answer as comma-separated values (RFC 4180): a header line and a line for each point. What is unknown is empty. A text
 * that a spreadsheet would take for a formula has an apostrophe before it; numbers are numbers and have none.
 */
public final class AnswerCsv {

    private static final String HEADER = "time,host,metric,device,labels,value,min,max,average";
    private static final String LINE_END = "\r\n";
    private static final double EXACT_INTEGERS = 1L << 53;
    private static final String GUARDED = "=+-@\t\r\n'";
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

    private AnswerCsv() {}

    /** Writes the answer. */
    public static void write(Answer answer, Appendable out) {
        try {
            out.append(HEADER).append(LINE_END);
            for (SeriesPoints series : answer.series()) {
                write(series, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Comma-separated values cannot be written", e);
        }
    }

    private static void write(SeriesPoints series, Appendable out) throws IOException {
        String what = String.join(
                ",",
                field(series.key().host()),
                series.key().metric().id(),
                field(series.key().device()),
                field(LabelText.write(series.key().labels())));
        for (int i = 0; i < series.size(); i++) {
            out.append(Instant.ofEpochMilli(series.time(i)).toString())
                    .append(',')
                    .append(what)
                    .append(',')
                    .append(number(series.value(i)))
                    .append(',')
                    .append(number(series.least(i)))
                    .append(',')
                    .append(number(series.greatest(i)))
                    .append(',')
                    .append(number(series.average(i)))
                    .append(LINE_END);
        }
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String field(String text) {
        String guarded = !text.isEmpty() && GUARDED.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return QUOTED.matcher(guarded).find() ? '"' + guarded.replace("\"", "\"\"") + '"' : guarded;
    }
}
