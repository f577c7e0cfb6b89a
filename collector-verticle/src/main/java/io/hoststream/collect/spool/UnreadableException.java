package io.hoststream.collect.spool;

import java.io.IOException;

/** The disk does not give back what it holds. */
final class UnreadableException extends IOException {

    private static final long serialVersionUID = 1L;

    UnreadableException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
