package io.hoststream.launcher.cli;

import io.hoststream.notify.NotifySettings;
import io.hoststream.notify.Rehearsal;
import io.hoststream.notify.RoutingFile;
import io.hoststream.notify.route.Routing;
import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hoststream notify}: tries out who is told of alerts. */
@Command(
        name = "notify",
        description = "Checks and tries out who is told of alerts.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  hoststream notify check routes.yaml",
            "  hoststream notify routes --host web-1 --rule disk-full --severity critical",
            "  hoststream notify test on-call"
        })
final class NotifyCommand {

    @Spec
    private CommandSpec spec;

    @Command(
            name = "check",
            description = "Reads a routes file and reports every problem.",
            mixinStandardHelpOptions = true)
    int check(
            @Mixin SettingsOptions options,
            @Parameters(arity = "0..1", paramLabel = "FILE", description = "Routes file (default: notify.routes).")
                    @Nullable
                    Path file) {
        Logs.forClient();
        Routing routing = routing(options, Optional.ofNullable(file));
        out().println(routing.origin() + " is fine: " + routing.recipients().size() + " receivers, "
                + routing.routes().size() + " routes");
        return ExitCode.OK;
    }

    @Command(
            name = "routes",
            description = "Says who would be told of an alert, and how.",
            mixinStandardHelpOptions = true)
    int routes(
            @Mixin SettingsOptions options,
            @Option(names = "--host", defaultValue = "", description = "Name of the host.") String host,
            @Option(names = "--rule", defaultValue = "", description = "Name of the rule.") String rule,
            @Option(names = "--severity", defaultValue = "warning", description = "warning or critical.")
                    String severity,
            @Option(names = "--label", paramLabel = "NAME=VALUE", description = "A label; may be repeated.") @Nullable
                    Map<String, String> labels) {
        Logs.forClient();
        Map<String, String> given = labels == null ? Map.of() : new LinkedHashMap<>(labels);
        Rehearsal rehearsal = new Rehearsal(routing(options, Optional.empty()), Clock.systemUTC());
        rehearsal.explain(host, rule, severity, given).forEach(out()::println);
        return ExitCode.OK;
    }

    @Command(
            name = "test",
            description = "Sends a test message to a receiver, or to all receivers of a route.",
            mixinStandardHelpOptions = true)
    int test(
            @Mixin SettingsOptions options,
            @Parameters(paramLabel = "ROUTE|RECEIVER", description = "Who is to be told.") String name) {
        Logs.forClient();
        Rehearsal rehearsal = new Rehearsal(routing(options, Optional.empty()), Clock.systemUTC());
        Map<String, Optional<String>> outcomes = rehearsal.test(name);
        outcomes.forEach((receiver, failure) -> out().println(
                        receiver + ": " + failure.map(why -> "FAILED: " + why).orElse("taken")));
        boolean failed = outcomes.values().stream().anyMatch(Optional::isPresent);
        return failed ? ExitCode.FAILURE : ExitCode.OK;
    }

    private static Routing routing(SettingsOptions options, Optional<Path> file) {
        Path routes = file.or(() -> options.settings().get(NotifySettings.class).routes())
                .orElseThrow(() ->
                        new UserException(ExitCode.USAGE, "there is no routes file: name one, or set notify.routes"));
        return RoutingFile.read(routes, System.getenv());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
