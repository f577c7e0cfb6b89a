package io.hoststream.launcher.cli;

import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.Failures;
import java.io.PrintWriter;
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

    /** Tells a failure and returns its exit code. */
    static int explain(Throwable failure, PrintWriter err) {
        // Counts only if the command failed before it chose where logs go; without a choice they would go to the
        // terminal.
        Logs.forClient();
        return failures(err).explain(failure);
    }

    static Failures failures(PrintWriter err) {
        return new Failures(err, Commands::red);
    }

    private static String red(String text) {
        return Ansi.AUTO.string("@|bold,red " + text + "|@");
    }
}
