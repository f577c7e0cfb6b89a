package io.hoststream.archive.history;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A question was not answered; the message says why, for the one who asked. */
public final class HistoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whose move it is. */
    public enum Kind {
        /** The question makes no sense. */
        QUESTION,
        /** The answer would be too large, or take too much to work out. */
        COST,
        /** Too many others are asking. */
        BUSY,
        /** It took too long. */
        TIMEOUT,
        /** The one who asked no longer wants it. */
        CANCELLED,
        /** The store cannot be read. */
        STORE,
        /** The store does not answer. */
        UNREACHABLE
    }

    private final Kind kind;
    private final long fittingStep;

    private HistoryException(Kind kind, String message, long fittingStep, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.fittingStep = fittingStep;
    }

    /** A failure of some kind. */
    public static HistoryException of(Kind kind, String message) {
        return new HistoryException(kind, message, 0, null);
    }

    /** A failure of some kind, and what lies behind it, if anything does. */
    public static HistoryException of(Kind kind, String message, @Nullable Throwable cause) {
        return new HistoryException(kind, message, 0, cause);
    }

    /** A question that makes no sense. */
    public static HistoryException question(String message) {
        return of(Kind.QUESTION, message);
    }

    /** An answer that would be too large, and a step in milliseconds with which it would not be. */
    public static HistoryException cost(String message, long fittingStep) {
        return new HistoryException(Kind.COST, message, fittingStep, null);
    }

    /** Whose move it is. */
    public Kind kind() {
        return kind;
    }

    /** A step with which the answer would fit; milliseconds. */
    public OptionalLong fittingStep() {
        return fittingStep > 0 ? OptionalLong.of(fittingStep) : OptionalLong.empty();
    }
}
