package io.hoststream.launcher.reference;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The help of every command. */
final class CliPage {

    private static final int WIDTH = 100;

    private CliPage() {}

    static String render(CommandLine command) {
        StringBuilder page = new StringBuilder("# Commands\n\nGenerated from the code: what `--help` prints.\n");
        append(page, command);
        return page.toString();
    }

    private static void append(StringBuilder page, CommandLine command) {
        if (command.getCommandSpec().usageMessage().hidden()) {
            return;
        }
        command.setUsageHelpAutoWidth(false);
        command.getCommandSpec().usageMessage().width(WIDTH);
        page.append("\n## ")
                .append(command.getCommandSpec().qualifiedName())
                .append("\n\n```\n")
                .append(command.getUsageMessage(Ansi.OFF).stripTrailing())
                .append("\n```\n");
        Map<String, CommandLine> inOrder = new TreeMap<>(command.getSubcommands());
        inOrder.forEach((name, subcommand) -> append(page, subcommand));
    }
}
