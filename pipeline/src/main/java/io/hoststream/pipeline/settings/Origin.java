package io.hoststream.pipeline.settings;

/**
 * Where a value is from, as it is told to the user: {@code hoststream.yaml:12}, {@code environment
 * HOSTSTREAM_KAFKA__BOOTSTRAP}, {@code --set} or {@code default}.
 *
 * @param text the place
 */
public record Origin(String text) {

    /** The value that is built in. */
    public static final Origin DEFAULT = new Origin("default");

    /** The command line. */
    public static final Origin COMMAND_LINE = new Origin("--set");

    /** A line of a file; lines count from 1. */
    public static Origin line(String file, int line) {
        return new Origin(file + ":" + line);
    }

    static Origin environment(String variable) {
        return new Origin("environment " + variable);
    }

    @Override
    public String toString() {
        return text;
    }
}
