package io.hoststream.serve.page;

import java.util.regex.Pattern;

/**
 * A script or a style sheet without what only readers of its source need: comments that fill lines, types beside
 * parameters, indentation and empty lines. Whole lines go, and what starts with {@code /** @} and ends on its line; nothing
 * inside a line is looked at otherwise, so strings and patterns stay as they are. A text in which a template goes over
 * several lines is left alone, since there a line's start may be part of it.
 */
final class LeanText {

    private static final Pattern TYPE = Pattern.compile("/\\*\\* @[^*]*\\*/ ?");
    private static final String CLOSE = "*/";

    private final StringBuilder kept;
    private boolean inComment;

    private LeanText(int length) {
        this.kept = new StringBuilder(length);
    }

    static String of(String text) {
        if (text.lines()
                .anyMatch(line -> line.chars().filter(letter -> letter == '`').count() % 2 != 0)) {
            return text;
        }
        LeanText lean = new LeanText(text.length());
        text.lines().map(String::strip).forEach(lean::add);
        return lean.kept.toString();
    }

    private void add(String line) {
        if (inComment) {
            inComment = !line.endsWith(CLOSE);
        } else if (line.startsWith("/*") && !line.contains(CLOSE)) {
            inComment = true;
        } else if (!line.isEmpty() && !isComment(line)) {
            kept.append(TYPE.matcher(line).replaceAll("")).append('\n');
        }
    }

    private static boolean isComment(String line) {
        return line.startsWith("//")
                || (line.startsWith("/*") && line.indexOf(CLOSE) == line.length() - CLOSE.length());
    }
}
