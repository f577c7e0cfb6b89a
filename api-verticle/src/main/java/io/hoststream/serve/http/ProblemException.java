package io.hoststream.serve.http;

import org.jspecify.annotations.Nullable;

/** A request cannot be answered, for a reason that the one who sent it is told. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** Says what is wrong. */
    public ProblemException(int status, String detail) {
        this(status, detail, null);
    }

    /** Says what is wrong, and what it was found out by. */
    public ProblemException(int status, String detail, @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.problem = new Problem(status, detail);
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }
}
