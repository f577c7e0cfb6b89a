package io.hoststream.launcher.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hoststream silence}: times in which nobody is told of certain alerts. */
@Command(
        name = "silence",
        description = "Makes, lists and ends silences: times in which nobody is told of certain alerts.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SilenceAddCommand.class, SilenceListCommand.class, SilenceEndCommand.class},
        footer = {
            "",
            "Examples:",
            "  hoststream silence add --host web-1 --for 2h --comment \"new disk\"",
            "  hoststream silence add --rule 'disk-*' --label group=db --for 30m --comment \"clean-up runs\"",
            "  hoststream silence list",
            "  hoststream silence end 4k2x9qv0ab"
        })
final class SilenceCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected add, list or end");
    }
}
