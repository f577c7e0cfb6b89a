package io.hoststream.pipeline.publish;

/** A record was given up because no room was left to keep it while the broker was away. */
public final class DroppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DroppedException(String message) {
        super(message);
    }
}
