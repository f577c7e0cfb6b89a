package io.hoststream.notify;

/** What was told, or is about to be, could not be written down; somebody else may have taken over. */
final class LedgerException extends Exception {

    private static final long serialVersionUID = 1L;

    LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
