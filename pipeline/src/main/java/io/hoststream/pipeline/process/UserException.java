package io.hoststream.pipeline.process;

/** The user has to change something: the message says what; no stack trace is shown. */
public final class UserException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /** A message for the user and the exit code that goes with it. */
    public UserException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** A message for the user, the exit code that goes with it and what lies behind. */
    public UserException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** 1 failure, 2 usage or settings, 3 unreachable. */
    public int exitCode() {
        return exitCode;
    }
}
