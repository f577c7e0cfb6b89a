package io.hoststream.pipeline.loop;

/** Handling a batch failed for a reason that can pass, such as a full disk: deliver it again later. */
public final class RetriableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what failed and what has to change. */
    public RetriableException(String message) {
        super(message);
    }

    /** Says what failed and what has to change. */
    public RetriableException(String message, Throwable cause) {
        super(message, cause);
    }
}
