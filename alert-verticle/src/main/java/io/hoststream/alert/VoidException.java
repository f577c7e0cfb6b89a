package io.hoststream.alert;

/**
 * What is kept of a partition is not to be trusted any more: only the broker knows what was stored. The partition is to be
 * opened anew, if it is still this instance's.
 */
final class VoidException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean fenced;

    /** {@code fenced}: somebody else has opened the partition since, or the broker has ended a transaction that took too long. */
    VoidException(String message, boolean fenced, Throwable cause) {
        super(message, cause);
        this.fenced = fenced;
    }

    boolean fenced() {
        return fenced;
    }
}
