package io.hoststream.pipeline.settings;

/**
 * Something that is wrong with what the user wrote.
 *
 * @param origin where it is
 * @param message what is wrong, with the value and what was expected
 */
public record Problem(Origin origin, String message) {

    @Override
    public String toString() {
        return origin + ": " + message;
    }
}
