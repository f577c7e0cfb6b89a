package io.hoststream.archive.format;

import java.io.IOException;

/** A file is not whole, or not of the format that its name says. */
public final class MalformedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Says what was expected and what is there instead. */
    public MalformedFileException(String message) {
        super(message);
    }

    /** Says what was expected and what is there instead. */
    public MalformedFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
