package io.hoststream.collect.spool;

/** Another collector has the spool's directory. The message is for the user. */
public final class SpoolInUseException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    SpoolInUseException(String message) {
        super(message);
    }
}
