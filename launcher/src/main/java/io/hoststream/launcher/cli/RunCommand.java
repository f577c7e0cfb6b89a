package io.hoststream.launcher.cli;

import io.hoststream.launcher.node.Node;
import io.hoststream.launcher.node.NodePlan;
import io.hoststream.pipeline.process.DataHome;
import io.hoststream.pipeline.process.ServiceRun;
import io.hoststream.pipeline.role.Role;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.pipeline.settings.Suggestions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hoststream run ROLE…}: some roles, against a cluster. */
@Command(
        name = "run",
        description = "Runs one or more roles against a Kafka cluster.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Roles: collect, export, archive, alert, notify, serve.",
            "",
            "Examples:",
            "  hoststream run collect --set kafka.bootstrap=kafka-1:9092,kafka-2:9092",
            "  hoststream run serve export --config /etc/hoststream.yaml",
            "  HOSTSTREAM_KAFKA__BOOTSTRAP=kafka:9092 hoststream run archive"
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ROLE", arity = "1..*", description = "What this process is to do.")
    // Set by picocli.
    @SuppressWarnings("FieldCanBeFinal")
    private List<String> roles = List.of();

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() throws Exception {
        Set<Role> wanted = roles();
        Settings settings = options.settings();
        Logs.forService();
        Path data = wanted.equals(Set.of(Role.COLLECT))
                ? DataHome.prepareOrWarn(options.dataDirectory())
                : DataHome.prepare(options.dataDirectory());
        PrintStream out = System.out;
        out.println(new Version().line() + ", data in " + data);
        Node node = new Node(
                new NodePlan(wanted, false, settings, data),
                new ConsoleProgress(out, Terminals.interactive(), System::nanoTime),
                out);
        return new ServiceRun(node, Commands.failures(spec.commandLine().getErr())).run(() -> {
            out.println("ready");
            out.flush();
        });
    }

    private Set<Role> roles() {
        Set<Role> found = EnumSet.noneOf(Role.class);
        List<String> known = Arrays.stream(Role.values()).map(Role::id).sorted().toList();
        for (String name : roles) {
            found.add(Role.find(name)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "\"" + name + "\" is not a role: expected one of " + String.join(", ", known)
                                    + Suggestions.hint(name, known))));
        }
        return found;
    }
}
