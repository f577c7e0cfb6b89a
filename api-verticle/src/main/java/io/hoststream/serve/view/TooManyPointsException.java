package io.hoststream.serve.view;

/** A range query asks for more points than one answer may have. */
public final class TooManyPointsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long stepMillis;

    TooManyPointsException(long points, int most, long stepMillis) {
        super("the answer would have " + points + " points, at most " + most + " are allowed");
        this.stepMillis = stepMillis;
    }

    /** A step with which the answer would fit; milliseconds. */
    public long stepMillis() {
        return stepMillis;
    }
}
