package io.hoststream.alert.backtest.report;

/** How the picture looks: colours for light and dark, and patterns so that nothing is said by colour alone. */
final class TimelineStyle {

    private static final String STYLE = """
        <style>
        :root { --ground: #ffffff; --ink: #1c2430; --faint: #5b6675; --line: #dde2e8; --critical: #b3261e;
          --warning: #c77700; --warning-ground: #f5c26b; --plate: #ffffff; --incident: #3b6fb5; }
        @media (prefers-color-scheme: dark) {
          :root { --ground: #12161c; --ink: #e8ecf1; --faint: #9aa5b3; --line: #2a323d; --critical: #e5534b;
            --warning: #e0a030; --warning-ground: #6b4a10; --plate: #12161c; --incident: #7ab0f0; } }
        text { font: 12px system-ui, sans-serif; fill: var(--ink); }
        .title { font-size: 17px; font-weight: 600; }
        .text, .axis { fill: var(--faint); }
        .axis { text-anchor: middle; font-size: 11px; }
        .end { text-anchor: end; }
        .label { font: 10px ui-monospace, monospace; pointer-events: none; }
        .ground { fill: var(--ground); }
        .plate { fill: var(--plate); fill-opacity: 0.82; }
        .rule { stroke: var(--line); }
        .tick { stroke: var(--line); stroke-dasharray: 2 3; }
        .critical { fill: var(--critical); stroke: var(--critical); }
        .warning { fill: url(#hatch); stroke: var(--warning); }
        .quiet { opacity: 0.45; stroke-dasharray: 3 2; }
        .incident { fill: var(--incident); fill-opacity: 0.13; stroke: var(--incident); stroke-dasharray: 1 3; }
        .hatch-ground { fill: var(--warning-ground); }
        .hatch-line { stroke: var(--warning); stroke-width: 2; }
        </style>
        <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="hatch-ground" width="6" height="6"/><line class="hatch-line" x1="0" y1="0" x2="0" y2="6"/>
        </pattern></defs>\
        """;

    private TimelineStyle() {}

    /** The beginning of the document. */
    static String open(int width, int height, String title) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width
                + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height + "\" role=\"img\">\n<title>"
                + Svg.escape(title) + "</title>\n" + STYLE;
    }
}
