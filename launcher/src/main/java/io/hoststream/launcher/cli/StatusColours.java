package io.hoststream.launcher.cli;

import picocli.CommandLine.Help.Ansi;

/** The colours of states on the terminal; none where output is no terminal or NO_COLOR is set. */
final class StatusColours {

    private StatusColours() {}

    static String paint(String status, String text) {
        String style = switch (status) {
            case "CRITICAL" -> "bold,red";
            case "DOWN" -> "bold,magenta";
            case "WARNING" -> "yellow";
            case "OK" -> "green";
            default -> "faint";
        };
        return Ansi.AUTO.string("@|" + style + " " + text + "|@");
    }
}
