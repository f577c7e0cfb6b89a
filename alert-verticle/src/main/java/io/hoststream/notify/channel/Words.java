package io.hoststream.notify.channel;

/** Makes text that came over the wire safe to put into a message: one line, of characters that show, not too long. */
final class Words {

    private static final char ELLIPSIS = '…';

    private Words() {}

    /**
     * The text on one line: whatever does not show or breaks a line is a space, several spaces are one.
     *
     * @param most the most UTF-16 units, at least 1; what is longer ends with an ellipsis
     */
    static String line(String text, int most) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), most));
        int at = 0;
        boolean space = false;
        while (at < text.length()) {
            int letter = text.codePointAt(at);
            at += Character.charCount(letter);
            if (!shows(letter)) {
                space = line.length() > 0;
                continue;
            }
            if (line.length() + (space ? 1 : 0) + Character.charCount(letter) > most) {
                return cut(line, most);
            }
            if (space) {
                line.append(' ');
            }
            space = false;
            line.appendCodePoint(letter);
        }
        return line.toString();
    }

    private static String cut(StringBuilder line, int most) {
        while (line.length() + 1 > most && line.length() > 0) {
            line.setLength(line.offsetByCodePoints(line.length(), -1));
        }
        return line.append(ELLIPSIS).toString();
    }

    private static boolean shows(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
