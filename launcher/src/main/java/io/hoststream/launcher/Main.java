package io.hoststream.launcher;

import io.hoststream.launcher.cli.Commands;
import io.hoststream.pipeline.process.Hardening;

/** The entry of the {@code hoststream} command. */
public final class Main {

    private Main() {}

    /** Runs the command and ends the process with its exit code: 0, 1 failure, 2 usage or settings, 3 unreachable. */
    public static void main(String[] arguments) {
        Hardening.apply();
        System.exit(Commands.run(arguments));
    }
}
