package io.hoststream.serve.http;

import java.util.List;
import java.util.stream.Collectors;
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

    /** Says everything that is wrong with a request. */
    public static ProblemException of(int status, List<Fault> faults) {
        return new ProblemException(
                new Problem(status, faults.stream().map(Fault::detail).collect(Collectors.joining("; ")), faults));
    }

    private ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** What is wrong. */
    public Problem problem() {
        return problem;
    }
}
