package io.hoststream.serve.travel;

/** A text is no cursor; the message is for the client. */
public final class BadCursorException extends Exception {

    private static final long serialVersionUID = 1L;

    BadCursorException(String message) {
        super(message);
    }

    BadCursorException(String message, Throwable cause) {
        super(message, cause);
    }
}
