package io.hoststream.alert.backtest.report;

import java.util.List;

/** Title, summary and legend of the picture. */
record TimelineHead(Svg svg, int width) {

    private static final int LONGEST = 170;
    private static final int LEGEND = 84;

    void draw(String title, List<String> summary) {
        svg.raw("<rect class=\"ground\" x=\"0\" y=\"0\" width=\"100%\" height=\"100%\"/>");
        svg.text(16, 28, "title", title);
        for (int i = 0; i < summary.size(); i++) {
            svg.text(16, 48 + 17.0 * i, "text", Words.cut(summary.get(i), LONGEST));
        }
        int x = width - 520;
        x = entry(x, "critical", "C critical");
        x = entry(x, "warning", "W warning");
        x = entry(x, "warning quiet", "quiet: only shown");
        entry(x, "incident", "known incident");
    }

    private int entry(int x, String style, String label) {
        svg.box(style, new Svg.Box(x, LEGEND - 10, 22, 12), label);
        svg.text(x + 28, LEGEND, "text", label);
        return x + 46 + (int) (label.length() * 6.4);
    }
}
