package io.hoststream.notify.channel;

import io.hoststream.avro.AlertEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a message for Slack. */
final class SlackText {

    /** Slack refuses headers of more than 150. */
    private static final int MOST_HEADER = 140;

    private static final int MOST_NAME = 160;
    private static final int MOST_SUMMARY = 900;
    private static final int MOST_NOTE = 500;

    /** Slack cuts text at 4,000 on its way to people. */
    private static final int MOST_TEXT = 3600;

    private final Message message;

    SlackText(Message message) {
        this.message = message;
    }

    /** The beginning, as plain text. */
    String header() {
        return Words.line(Wording.sign(message) + " " + Wording.headline(message), MOST_HEADER);
    }

    /** The message's alerts, those that stand first. */
    List<Item> items() {
        return Stream.concat(Wording.inOrder(message.firing()).stream(), Wording.inOrder(message.resolved()).stream())
                .toList();
    }

    /** One alert: below 2,600 units, whatever its names are. */
    static String of(Item item) {
        AlertEvent event = item.event();
        String first = Wording.sign(event) + " *" + Wording.word(event) + "* " + Mrkdwn.text(event.getRule(), MOST_NAME)
                + " on *" + Mrkdwn.text(event.getHost(), MOST_NAME) + "*";
        String third = Stream.of(
                        Mrkdwn.text(Wording.times(event), MOST_NAME),
                        runbook(event.getRunbook()),
                        Mrkdwn.link(item.link(), "Open"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        return first + "\n" + Mrkdwn.text(event.getSummary(), MOST_SUMMARY) + "\n" + third;
    }

    private static String runbook(String runbook) {
        String link = Mrkdwn.link(runbook, "Runbook");
        return link.isEmpty() && !runbook.isBlank() ? "Runbook: " + Mrkdwn.text(runbook, MOST_NAME) : link;
    }

    /** What is left to say when the alerts have been listed; empty for nothing. */
    String rest(int leftOut) {
        int more = message.more() + leftOut;
        return Stream.of(more > 0 ? "and " + more + " more" : "", Mrkdwn.text(message.note(), MOST_NOTE))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** The whole message as text alone: for notifications, and for when Slack does not take the blocks. */
    String text() {
        List<String> lines = new ArrayList<>();
        lines.add(Wording.sign(message) + " " + Mrkdwn.text(Wording.headline(message), MOST_SUMMARY));
        int length = lines.get(0).length();
        int listed = 0;
        for (Item item : items()) {
            AlertEvent event = item.event();
            String link = Mrkdwn.link(item.link(), "Open");
            String line = Wording.sign(event) + " " + Wording.word(event) + " " + Mrkdwn.text(event.getSummary(), 400)
                    + (link.isEmpty() ? "" : " " + link);
            if (length + line.length() + MOST_NOTE + 40 > MOST_TEXT) {
                break;
            }
            lines.add(line);
            length += line.length() + 1;
            listed++;
        }
        String rest = rest(items().size() - listed);
        return rest.isEmpty() ? String.join("\n", lines) : String.join("\n", lines) + "\n" + rest;
    }
}
