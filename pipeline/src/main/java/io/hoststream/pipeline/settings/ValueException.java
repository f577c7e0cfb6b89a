package io.hoststream.pipeline.settings;

/** A value does not fit its key. */
final class ValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Origin origin;

    ValueException(Origin origin, String message) {
        super(message);
        this.origin = origin;
    }

    Origin origin() {
        return origin;
    }
}
