package io.hoststream.launcher.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hoststream groups}: which hosts belong together. */
@Command(
        name = "groups",
        description = "Lists groups of hosts, and puts hosts into them.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            GroupsListCommand.class,
            GroupsShowCommand.class,
            GroupsAddCommand.class,
            GroupsRemoveCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  hoststream groups list",
            "  hoststream groups show db",
            "  hoststream groups add db db-1 db-2",
            "  hoststream groups remove db db-2"
        })
final class GroupsCommand implements Runnable {

    static final String PATH = "/api/v1/groups";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected list, show, add or remove");
    }

    static String path(String group) {
        return PATH + "/" + AlertsCommand.encoded(group);
    }
}
