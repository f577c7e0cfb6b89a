package io.hoststream.notify;

import java.util.Locale;

/**
 * Makes text that came over the wire safe to print: a host's name must not move the cursor, clear the screen, begin a
 * line of its own or turn the writing direction.
 */
final class Printable {

    private static final int MOST_LETTERS = 1000;

    private Printable() {}

    /** The text with every character that does not show written as its number, such as {@code \u001b}. */
    static String of(String text) {
        StringBuilder printed = new StringBuilder(text.length());
        text.codePoints().limit(MOST_LETTERS).forEach(letter -> {
            if (shows(letter)) {
                printed.appendCodePoint(letter);
            } else {
                printed.append(String.format(Locale.ROOT, "\\u%04x", letter));
            }
        });
        if (text.codePointCount(0, text.length()) > MOST_LETTERS) {
            printed.append('…');
        }
        return printed.toString();
    }

    private static boolean shows(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
