package io.hoststream.notify.channel;

/** Text for Slack, in which no name can make a link, mention anybody or change how the rest looks. */
final class Mrkdwn {

    private static final char ELLIPSIS = '…';
    private static final String UNJOINED = "\u200b";
    private static final int MOST_LINK = 600;

    private Mrkdwn() {}

    /** The text, made safe, in at most that many UTF-16 units after escaping. */
    static String text(String raw, int most) {
        String line = Words.line(raw, most);
        StringBuilder safe = new StringBuilder(line.length());
        int at = 0;
        while (at < line.length()) {
            int letter = line.codePointAt(at);
            String escaped = escaped(letter, at == 0 ? 0 : line.charAt(at - 1));
            if (safe.length() + escaped.length() > most) {
                return cut(safe, most);
            }
            safe.append(escaped);
            at += Character.charCount(letter);
        }
        return safe.toString();
    }

    private static String escaped(int letter, int before) {
        return switch (letter) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            // Look-alikes of what Slack takes for emphasis and code.
            case '*' -> "∗";
            case '`' -> "ˋ";
            case '~' -> "∼";
            // An address that is not put in angle brackets is recognised by these.
            case '/' -> before == ':' ? UNJOINED + "/" : "/";
            case '@' -> "@" + UNJOINED;
            default -> Character.toString(letter);
        };
    }

    /** Cuts so that no escape is cut in two. */
    private static String cut(StringBuilder safe, int most) {
        while (safe.length() + 1 > most && safe.length() > 0) {
            int end = safe.offsetByCodePoints(safe.length(), -1);
            int escape = safe.charAt(end) == ';' ? safe.lastIndexOf("&") : end;
            safe.setLength(Math.max(0, escape));
        }
        return safe.append(ELLIPSIS).toString();
    }

    /** A link; empty for what is no address that can be one, or too long. */
    static String link(String address, String words) {
        if (!Wording.isLink(address) || address.length() > MOST_LINK) {
            return "";
        }
        StringBuilder safe = new StringBuilder(address.length());
        for (int at = 0; at < address.length(); at++) {
            char letter = address.charAt(at);
            if (letter <= ' ' || letter >= 127 || "<>|\"\\^`{}".indexOf(letter) >= 0) {
                return "";
            }
            safe.append(letter == '&' ? "&amp;" : Character.toString(letter));
        }
        return safe.length() > MOST_LINK ? "" : "<" + safe + "|" + words + ">";
    }
}
