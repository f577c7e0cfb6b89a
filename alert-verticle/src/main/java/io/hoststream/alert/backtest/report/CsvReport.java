package io.hoststream.alert.backtest.report;

import io.hoststream.alert.backtest.Episode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Episodes as CSV (RFC 4180), a row each; texts are guarded against being taken for formulas. */
public final class CsvReport {

    private static final String HEADER =
            "fired,resolved,lasted_seconds,severity,rule,kind,host,device,metric,peak,limit,"
                    + "pages,quiet,flapping,self_resolved,why";
    private static final String END = "\r\n";
    private static final String FORMULA = "=+-@\t\r\n'";

    private CsvReport() {}

    /** Writes all of them, after a header. */
    public static void write(List<Episode> episodes, Appendable out) throws IOException {
        out.append(HEADER).append(END);
        for (Episode episode : episodes) {
            out.append(row(episode)).append(END);
        }
    }

    private static String row(Episode episode) {
        Instant resolved = episode.times().resolved();
        return String.join(
                ",",
                Words.time(episode.times().fired()),
                resolved == null ? "" : Words.time(resolved),
                Long.toString(episode.times().lasted().toSeconds()),
                Words.severity(episode.course().worst()),
                text(episode.subject().rule()),
                episode.subject().kind(),
                text(episode.subject().host()),
                text(episode.subject().deviceName()),
                episode.subject().metric(),
                Double.toString(episode.course().peak()),
                Double.toString(episode.course().limit()),
                Integer.toString(episode.course().pages()),
                Boolean.toString(episode.course().quiet()),
                Boolean.toString(episode.course().flapping()),
                Boolean.toString(episode.resolvedItself()),
                text(episode.why()));
    }

    private static String text(String text) {
        String guarded = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return guarded.matches("[^\",\r\n]*") ? guarded : '"' + guarded.replace("\"", "\"\"") + '"';
    }
}
