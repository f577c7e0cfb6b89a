package io.hoststream.launcher.cli;

import io.hoststream.alert.AlertSettings;
import io.hoststream.alert.rule.RuleFile;
import io.hoststream.pipeline.settings.Origin;
import io.hoststream.pipeline.settings.Settings.Effective;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hoststream config check|show}. */
@Command(
        name = "config",
        description = "Checks and shows the settings.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  hoststream config check --config /etc/hoststream.yaml",
            "  hoststream config show --changed"
        })
final class ConfigCommand {

    @Spec
    private CommandSpec spec;

    @Command(
            name = "check",
            description = "Reads all settings, and the file that alert.rules names, and reports every problem.",
            mixinStandardHelpOptions = true)
    int check(@Mixin SettingsOptions options) {
        Logs.forClient();
        // Role alert would refuse to start with it.
        options.settings().get(AlertSettings.class).rules().ifPresent(RuleFile::read);
        String source = options.configFile().map(file -> file + " is").orElse("no settings file, the defaults are");
        out().println(source + " fine");
        return 0;
    }

    @Command(
            name = "show",
            description = "Prints every setting as it stands, with where its value is from; secrets are masked.",
            mixinStandardHelpOptions = true)
    int show(
            @Mixin SettingsOptions options,
            @Option(names = "--changed", description = "Only those that are not at their default.") boolean changed) {
        Logs.forClient();
        List<Effective> shown = options.settings().effective().stream()
                .filter(setting -> !changed || !setting.origin().equals(Origin.DEFAULT))
                .toList();
        int keys = width(shown.stream().map(Effective::key).toList());
        int values = width(shown.stream().map(Effective::value).toList());
        for (Effective setting : shown) {
            out().println(Ansi.AUTO.string("@|bold " + pad(setting.key(), keys) + "|@ = ")
                    + pad(setting.value(), values)
                    + Ansi.AUTO.string("  @|faint " + setting.origin() + "|@"));
        }
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static int width(List<String> texts) {
        return Math.min(40, texts.stream().mapToInt(String::length).max().orElse(0));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
