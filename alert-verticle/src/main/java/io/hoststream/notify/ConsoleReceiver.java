package io.hoststream.notify;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Prints one line for each change. History is no alarm: of what was read late, only the alerts that still stand when it
 * has all been read are printed.
 */
final class ConsoleReceiver implements Receiver {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final boolean colours;

    /** Alerts that were printed as firing and are not over. */
    private final Set<String> open = new HashSet<>();

    /** Alerts that fired in the part of the topic that was read late. */
    private final Map<String, AlertEvent> standing = new LinkedHashMap<>();

    ConsoleReceiver(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    @Override
    public String name() {
        return "console";
    }

    @Override
    public void tell(Notice notice) {
        AlertEvent event = notice.event();
        if (event.getState() == AlertState.RESOLVED) {
            standing.remove(event.getId());
            boolean wasPrinted = open.remove(event.getId());
            if (wasPrinted || !history(notice)) {
                print(event);
            }
        } else if (!history(notice)) {
            standing.remove(event.getId());
            print(event);
        } else if (event.getState() == AlertState.FIRING && !event.getBacklog()) {
            standing.put(event.getId(), event);
        }
    }

    private static boolean history(Notice notice) {
        return notice.late() || notice.event().getBacklog();
    }

    @Override
    public void idle() {
        standing.values().forEach(this::print);
        standing.clear();
    }

    private void print(AlertEvent event) {
        if (event.getState() == AlertState.FIRING) {
            open.add(event.getId());
        }
        Look look = Look.of(event);
        String line = String.format(
                Locale.ROOT,
                "%s %s %-8s %s  %s",
                TIME.format(event.getTime()),
                look.sign,
                look.word,
                Printable.of(event.getHost()),
                Printable.of(event.getSummary()));
        out.println(colours ? "\u001b[" + look.colour + "m" + line + "\u001b[0m" : line);
        out.flush();
    }

    /** How a change looks. */
    private enum Look {
        PENDING("·", "PENDING", "2"),
        WARNING("▲", "WARNING", "33"),
        CRITICAL("▲", "CRITICAL", "1;31"),
        RESOLVED("✓", "RESOLVED", "32");

        private final String sign;
        private final String word;
        private final String colour;

        Look(String sign, String word, String colour) {
            this.sign = sign;
            this.word = word;
            this.colour = colour;
        }

        static Look of(AlertEvent event) {
            return switch (event.getState()) {
                case PENDING -> PENDING;
                case RESOLVED -> RESOLVED;
                case FIRING -> event.getSeverity() == Severity.CRITICAL ? CRITICAL : WARNING;
            };
        }
    }
}
