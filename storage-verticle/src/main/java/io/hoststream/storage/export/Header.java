package io.hoststream.storage.export;

import io.hoststream.storage.naming.SeriesFamily;
import io.hoststream.storage.naming.SeriesType;
import java.io.IOException;

/** The lines above the series of a family: TYPE, UNIT and HELP. */
final class Header {

    private Header() {}

    static void write(SeriesFamily family, boolean openMetrics, TextOut out) throws IOException {
        String name = openMetrics ? family.openMetricsName() : family.name();
        SeriesType type = family.type();
        if (!family.help().isEmpty()) {
            out.put("# HELP " + name + " " + escape(family.help(), openMetrics) + "\n");
        }
        out.put("# TYPE " + name + " " + (openMetrics ? type.inOpenMetrics() : type.inText()) + "\n");
        if (openMetrics && !family.unit().isEmpty()) {
            out.put("# UNIT " + name + " " + family.unit() + "\n");
        }
    }

    /** A help text; OpenMetrics escapes quotes as well. */
    static String escape(String help, boolean openMetrics) {
        String escaped = help.replace("\\", "\\\\").replace("\n", "\\n");
        return openMetrics ? escaped.replace("\"", "\\\"") : escaped;
    }
}
