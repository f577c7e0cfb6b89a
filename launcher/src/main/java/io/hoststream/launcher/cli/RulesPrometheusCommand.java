package io.hoststream.launcher.cli;

import io.hoststream.launcher.rules.PrometheusRules;
import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.storage.export.ExportSettings;
import io.hoststream.storage.naming.NamingScheme;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hoststream rules prometheus}: the same rules for Prometheus. */
@Command(
        name = "prometheus",
        description = {
            "Writes the rules as a rules file for Prometheus, for those who alert there.",
            "What PromQL cannot say is left out with a comment."
        },
        mixinStandardHelpOptions = true)
final class RulesPrometheusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions options;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "A file with rules (default: what alert.rules names).")
    private @Nullable Path file;

    @Option(
            names = "--naming",
            paramLabel = "NAMING",
            description = "hoststream or node_exporter (default: what export.naming says).")
    private @Nullable NamingScheme naming;

    @Option(
            names = "--runbooks",
            paramLabel = "URL",
            description = "What goes before runbooks that are only paths, such as https://example.com/hoststream/.")
    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    private String runbooks = "";

    @Override
    public Integer call() {
        Logs.forClient();
        ExportSettings export = options.settings().get(ExportSettings.class);
        NamingScheme scheme = naming == null ? export.naming() : naming;
        PrometheusRules writer = new PrometheusRules(scheme, Set.copyOf(export.labels()), runbooks);
        PrintWriter out = spec.commandLine().getOut();
        out.print(writer.render(RulesCommand.inForce(options, file)));
        out.flush();
        return ExitCode.OK;
    }
}
