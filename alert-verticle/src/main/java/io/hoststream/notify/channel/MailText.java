package io.hoststream.notify.channel;

import io.hoststream.avro.AlertEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The words of a message for a mailbox, as plain text and as HTML. */
final class MailText {

    private static final int MOST_SUBJECT = 160;
    private static final int MOST_LINE = 800;
    private static final int MOST_ALERTS = 200;

    private final Message message;
    private final List<Item> items;

    MailText(Message message) {
        this.message = message;
        this.items = Stream.concat(
                        Wording.inOrder(message.firing()).stream(), Wording.inOrder(message.resolved()).stream())
                .limit(MOST_ALERTS)
                .toList();
    }

    /** One line without anything that could end it. */
    String subject() {
        return Words.line("[hoststream] " + Wording.headline(message), MOST_SUBJECT);
    }

    String plain() {
        List<String> lines = new ArrayList<>();
        lines.add(Words.line(Wording.headline(message), MOST_LINE));
        for (Item item : items) {
            lines.add("");
            lines.add(
                    Wording.word(item.event()) + ": " + Words.line(item.event().getSummary(), MOST_LINE));
            lines.addAll(details(item));
        }
        String rest = rest();
        if (!rest.isEmpty()) {
            lines.add("");
            lines.add(rest);
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> details(Item item) {
        AlertEvent event = item.event();
        List<String> lines = new ArrayList<>();
        lines.add("  host: " + Words.line(event.getHost(), MOST_LINE));
        lines.add(
                "  rule: " + Words.line(event.getRule(), MOST_LINE) + ", " + Words.line(event.getMetric(), MOST_LINE));
        add("  device: ", Wording.labels(event.getDeviceLabels()), lines);
        add("  labels: ", Wording.labels(event.getLabels()), lines);
        add("  host labels: ", Wording.labels(event.getHostLabels()), lines);
        lines.add("  " + Wording.times(event));
        add("  runbook: ", Words.line(event.getRunbook(), MOST_LINE), lines);
        add("  page: ", Words.line(item.link(), MOST_LINE), lines);
        return lines;
    }

    private static void add(String name, String value, List<String> lines) {
        if (!value.isEmpty()) {
            lines.add(name + value);
        }
    }

    private String rest() {
        int more = message.more() + message.firing().size() + message.resolved().size() - items.size();
        String note = Words.line(message.note(), MOST_LINE);
        return (more > 0 ? "and " + more + " more" : "") + (more > 0 && !note.isEmpty() ? "; " : "") + note;
    }

    String html() {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head>"
                + "<body style=\"font-family:sans-serif\"><h2>");
        html.append(escaped(Wording.sign(message) + " " + Words.line(Wording.headline(message), MOST_LINE)))
                .append("</h2>");
        items.forEach(item -> append(item, html));
        return html.append("<p>")
                .append(escaped(rest()))
                .append("</p></body></html>")
                .toString();
    }

    private static void append(Item item, StringBuilder html) {
        AlertEvent event = item.event();
        html.append("<p><b>")
                .append(Wording.sign(event))
                .append(' ')
                .append(Wording.word(event))
                .append("</b>: ")
                .append(escaped(Words.line(event.getSummary(), MOST_LINE)));
        details(item).forEach(line -> html.append("<br>").append(escaped(line.strip())));
        link(event.getRunbook(), "Runbook", html);
        link(item.link(), "Open the page", html);
        html.append("</p>");
    }

    private static void link(String address, String words, StringBuilder html) {
        if (Wording.isLink(address) && address.length() <= MOST_LINE) {
            html.append("<br><a href=\"")
                    .append(escaped(Words.line(address, MOST_LINE)))
                    .append("\">")
                    .append(words)
                    .append("</a>");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
