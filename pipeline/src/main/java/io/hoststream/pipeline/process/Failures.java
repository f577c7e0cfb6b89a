package io.hoststream.pipeline.process;

import io.hoststream.pipeline.kafka.BrokerUnreachableException;
import io.hoststream.pipeline.settings.SettingsException;
import java.io.PrintWriter;
import java.util.function.UnaryOperator;
import org.slf4j.LoggerFactory;

/** Tells a failure: the user's mistakes as plain sentences, ours with a place to look. */
public final class Failures {

    private final PrintWriter err;
    private final UnaryOperator<String> red;

    /** Writes to {@code err}; {@code red} colours a word, where there are colours. */
    public Failures(PrintWriter err, UnaryOperator<String> red) {
        this.err = err;
        this.red = red;
    }

    /** Writes what went wrong and returns the exit code that goes with it. */
    public int explain(Throwable failure) {
        if (failure instanceof SettingsException settings) {
            say("the settings cannot be used:");
            settings.problems().forEach(problem -> err.println("  " + problem));
            err.flush();
            return ExitCode.USAGE;
        }
        String text = failure.getMessage();
        say(text == null ? failure.toString() : text);
        LoggerFactory.getLogger(Failures.class).debug("command failed", failure);
        return exitCode(failure);
    }

    /** Writes one sentence about the process itself. */
    public void say(String sentence) {
        err.println(red.apply("hoststream: ") + sentence);
        err.flush();
    }

    private static int exitCode(Throwable failure) {
        if (failure instanceof UserException user) {
            return user.exitCode();
        }
        return failure instanceof BrokerUnreachableException ? ExitCode.UNREACHABLE : ExitCode.FAILURE;
    }
}
