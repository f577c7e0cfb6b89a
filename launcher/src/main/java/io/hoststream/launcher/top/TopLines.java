package io.hoststream.launcher.top;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fleet as plain lines, one for every sample, for pipes and logs. */
public final class TopLines {

    private final Fleet fleet = new Fleet();
    private final PrintWriter out;

    /** Prints to {@code out}. */
    public TopLines(PrintWriter out) {
        this.out = out;
    }

    /** Takes in one message of the live protocol. */
    public void message(JsonObject message) {
        for (String host : fleet.apply(message)) {
            List<HostRow> rows = fleet.rows(host, Comparator.comparing(HostRow::host));
            rows.stream().filter(row -> row.host().equals(host)).forEach(this::print);
        }
    }

    private void print(HostRow row) {
        out.printf(
                Locale.ROOT,
                "%s %-8s %s cpu=%s mem=%s disk=%s load=%s net_in=%s net_out=%s%n",
                Instant.ofEpochMilli(row.lastSeenMillis()),
                row.status(),
                row.host().replaceAll("\\p{Cntrl}", "?"),
                number(row.value(Gauge.CPU)),
                number(row.value(Gauge.MEMORY)),
                number(row.value(Gauge.DISK)),
                number(row.value(Gauge.LOAD)),
                number(row.value(Gauge.RECEIVED)),
                number(row.value(Gauge.SENT)));
        out.flush();
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.1f", value);
    }
}
