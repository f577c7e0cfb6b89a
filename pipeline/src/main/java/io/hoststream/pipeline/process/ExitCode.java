package io.hoststream.pipeline.process;

/** The exit codes of the command. */
public final class ExitCode {

    /** All went well. */
    public static final int OK = 0;

    /** Something failed. */
    public static final int FAILURE = 1;

    /** The command line or the settings are wrong. */
    public static final int USAGE = 2;

    /** The broker or the API does not answer. */
    public static final int UNREACHABLE = 3;

    private ExitCode() {}
}
