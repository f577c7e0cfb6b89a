package io.hoststream.collect.custom;

/** A file of metrics does not read as expected; says where and why. */
final class BadTextException extends Exception {

    private static final long serialVersionUID = 1L;

    BadTextException(String reason) {
        super(reason);
    }

    BadTextException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** The same on that line. */
    BadTextException onLine(int number) {
        return new BadTextException("line " + number + ": " + getMessage(), this);
    }
}
