package io.hoststream.launcher.cli;

import io.hoststream.launcher.node.ExitCode;
import io.hoststream.launcher.node.UserException;
import io.hoststream.pipeline.kafka.BrokerUnreachableException;
import io.hoststream.pipeline.settings.SettingsException;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Runs a command line and turns whatever goes wrong into a message and an exit code. */
public final class Commands {

    private Commands() {}

    /** Runs the command and returns its exit code. */
    public static int run(String... arguments) {
        CommandLine commandLine = commandLine();
        int code = commandLine.execute(arguments);
        if (code == ExitCode.OK && (commandLine.getOut().checkError() || System.out.checkError())) {
            commandLine.getErr().println(red("hoststream: ") + "not everything could be written to standard output");
            commandLine.getErr().flush();
            return ExitCode.FAILURE;
        }
        return code;
    }

    static CommandLine commandLine() {
        return new CommandLine(new HoststreamCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command.getErr()))
                .setParameterExceptionHandler(Commands::usage);
    }

    private static int usage(CommandLine.ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(red("hoststream: ") + wrong.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return ExitCode.USAGE;
    }

    /** Tells a failure: the user's mistakes as plain sentences, ours with a place to look. */
    static int explain(Throwable failure, PrintWriter err) {
        // Counts only if the command failed before it chose where logs go; without a choice they would go to the
        // terminal.
        Logs.forClient();
        if (failure instanceof SettingsException settings) {
            err.println(red("hoststream: ") + "the settings cannot be used:");
            settings.problems().forEach(problem -> err.println("  " + problem));
            err.flush();
            return ExitCode.USAGE;
        }
        err.println(red("hoststream: ") + message(failure));
        err.flush();
        LoggerFactory.getLogger(Commands.class).debug("command failed", failure);
        return exitCode(failure);
    }

    private static int exitCode(Throwable failure) {
        if (failure instanceof UserException user) {
            return user.exitCode();
        }
        return failure instanceof BrokerUnreachableException ? ExitCode.UNREACHABLE : ExitCode.FAILURE;
    }

    private static String message(Throwable failure) {
        String text = failure.getMessage();
        return text == null ? failure.toString() : text;
    }

    private static String red(String text) {
        return Ansi.AUTO.string("@|bold,red " + text + "|@");
    }
}
