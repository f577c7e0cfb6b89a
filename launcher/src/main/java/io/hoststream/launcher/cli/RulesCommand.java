package io.hoststream.launcher.cli;

import io.hoststream.alert.AlertSettings;
import io.hoststream.alert.rule.Rule;
import io.hoststream.alert.rule.RuleFile;
import io.hoststream.alert.rule.RuleYaml;
import io.hoststream.alert.rule.Rules;
import io.hoststream.launcher.rules.RuleWords;
import io.hoststream.pipeline.process.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hoststream rules check|show|defaults|prometheus}. */
@Command(
        name = "rules",
        description = "Checks and shows the alert rules, and writes them for Prometheus.",
        mixinStandardHelpOptions = true,
        subcommands = RulesPrometheusCommand.class,
        footer = {
            "",
            "Examples:",
            "  hoststream rules defaults > rules.yaml",
            "  hoststream rules check rules.yaml",
            "  hoststream rules show --host db-1 --group databases --label environment=production",
            "  hoststream rules prometheus > hoststream.rules.yml"
        })
final class RulesCommand {

    private static final String GROUP = "group";

    @Spec
    private CommandSpec spec;

    @Command(
            name = "check",
            description = {
                "Reads the rules and reports every problem with its line; exit code 2 if there are any.",
                "Without a file, the rules that alert.rules names, or those that are built in."
            },
            mixinStandardHelpOptions = true)
    int check(
            @Mixin SettingsOptions options,
            @Parameters(paramLabel = "FILE", arity = "0..1", description = "A file with rules.") @Nullable Path file) {
        Logs.forClient();
        out().println(RuleWords.summary(inForce(options, file)));
        return ExitCode.OK;
    }

    @Command(
            name = "show",
            description = {
                "Prints the rules as YAML, with all that they leave out filled in.",
                "With a host, those in force for it, its overrides applied."
            },
            mixinStandardHelpOptions = true)
    int show(
            @Mixin SettingsOptions options,
            @Mixin HostOptions host,
            @Option(names = "--file", paramLabel = "FILE", description = "A file with rules, instead of alert.rules.")
                    @Nullable
                    Path file,
            @Option(names = "--table", description = "A line for each rule instead of YAML.") boolean table) {
        Logs.forClient();
        Rules rules = inForce(options, file);
        List<Rule> shown = host.given() ? rules.matching(host.name(), host.labels()) : rules.list();
        if (table) {
            RuleWords.table(shown, out());
        } else {
            out().print(RuleYaml.write(shown));
            out().flush();
        }
        return ExitCode.OK;
    }

    @Command(
            name = "defaults",
            description = "Prints the rules that are built in, to begin a file of your own with.",
            mixinStandardHelpOptions = true)
    int defaults() {
        out().print(RuleFile.builtInText());
        out().flush();
        return ExitCode.OK;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** The rules of the file, or else those that role alert would use with these settings. */
    static Rules inForce(SettingsOptions options, @Nullable Path file) {
        Optional<Path> named =
                file == null ? options.settings().get(AlertSettings.class).rules() : Optional.of(file);
        return named.map(RuleFile::read).orElseGet(RuleFile::builtIn);
    }

    /** The host whose rules are asked for. */
    static final class HostOptions {

        @Option(names = "--host", paramLabel = "HOST", description = "The host's name.")
        private @Nullable String host;

        @Option(names = "--group", paramLabel = "GROUP", description = "The host's group.")
        private @Nullable String group;

        @Option(names = "--label", paramLabel = "KEY=VALUE", description = "A label of the host; may be repeated.")
        private Map<String, String> labels = new HashMap<>();

        boolean given() {
            return host != null || group != null || !labels.isEmpty();
        }

        String name() {
            return host == null ? "" : host;
        }

        Map<String, String> labels() {
            Map<String, String> all = new HashMap<>(labels);
            if (group != null) {
                all.put(GROUP, group);
            }
            return all;
        }
    }
}
