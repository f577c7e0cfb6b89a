package io.hoststream.alert.backtest.report;

import java.util.Locale;

/** SVG under construction. Whatever text comes from outside is escaped, and letters that XML does not know are left out. */
final class Svg {

    private final StringBuilder text = new StringBuilder();

    Svg raw(String markup) {
        text.append(markup).append('\n');
        return this;
    }

    Svg text(double x, double y, String style, String content) {
        return raw("<text class=\"" + style + "\" x=\"" + number(x) + "\" y=\"" + number(y) + "\">" + escape(content)
                + "</text>");
    }

    Svg line(String style, double x1, double y1, double x2, double y2) {
        return raw("<line class=\"" + style + "\" x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\""
                + number(x2) + "\" y2=\"" + number(y2) + "\"/>");
    }

    /** A rectangle that says what it is when it is pointed at. */
    Svg box(String style, Box box, String title) {
        return raw("<rect class=\"" + style + "\" x=\"" + number(box.x()) + "\" y=\"" + number(box.y()) + "\" width=\""
                + number(box.width()) + "\" height=\"" + number(box.height()) + "\"><title>" + escape(title)
                + "</title></rect>");
    }

    /** Place and size. */
    record Box(double x, double y, double width, double height) {}

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String escape(String content) {
        StringBuilder escaped = new StringBuilder();
        content.codePoints().forEach(letter -> {
            switch (letter) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (isXml(letter)) {
                        escaped.appendCodePoint(letter);
                    } else {
                        escaped.append('\uFFFD');
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int letter) {
        boolean control = letter < ' ';
        boolean surrogate = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
        return !control && !surrogate && letter != 0xFFFE && letter != 0xFFFF;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
