package io.hoststream.agent.log;

import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** Writes one line for each message: time, level, thread, logger, text. Whatever could fake a line is a blank. */
final class LineLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;
    private static final int FRAMES = 12;
    private static final int LEVEL_WIDTH = 6;

    private final String shortName;
    private final int threshold;
    private final transient PrintStream out;
    private final transient Clock clock;

    /** A logger that drops what is below {@code threshold}. */
    LineLogger(String name, Level threshold, PrintStream out, Clock clock) {
        this.name = name;
        this.shortName = name.substring(name.lastIndexOf('.') + 1);
        this.threshold = threshold.toInt();
        this.out = out;
        this.clock = clock;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            @Nullable String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        StringBuilder line = new StringBuilder(160);
        line.append(clock.instant().truncatedTo(ChronoUnit.MILLIS)).append(' ').append(level);
        line.append(" ".repeat(Math.max(1, LEVEL_WIDTH - level.name().length())));
        line.append('[')
                .append(Thread.currentThread().getName())
                .append("] ")
                .append(shortName)
                .append(' ');
        append(line, String.valueOf(MessageFormatter.basicArrayFormat(pattern, arguments)));
        if (failure != null) {
            trace(line, failure);
        }
        out.println(line);
    }

    private static void trace(StringBuilder line, Throwable failure) {
        line.append(System.lineSeparator());
        append(line, failure.toString());
        StackTraceElement[] frames = failure.getStackTrace();
        for (int frame = 0; frame < Math.min(FRAMES, frames.length); frame++) {
            line.append(System.lineSeparator()).append("    at ").append(frames[frame]);
        }
        Throwable cause = failure.getCause();
        if (cause != null && cause != failure) {
            line.append(System.lineSeparator()).append("caused by ");
            append(line, cause.toString());
        }
    }

    private static void append(StringBuilder line, String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            line.append(Character.isISOControl(c) ? ' ' : c);
        }
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return Level.TRACE.toInt() >= threshold;
    }

    @Override
    public boolean isDebugEnabled() {
        return Level.DEBUG.toInt() >= threshold;
    }

    @Override
    public boolean isInfoEnabled() {
        return Level.INFO.toInt() >= threshold;
    }

    @Override
    public boolean isWarnEnabled() {
        return Level.WARN.toInt() >= threshold;
    }

    @Override
    public boolean isErrorEnabled() {
        return Level.ERROR.toInt() >= threshold;
    }
}
