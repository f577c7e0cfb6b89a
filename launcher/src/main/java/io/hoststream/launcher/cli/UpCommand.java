package io.hoststream.launcher.cli;

import io.hoststream.launcher.node.BrokerKeys;
import io.hoststream.launcher.node.Node;
import io.hoststream.launcher.node.NodePlan;
import io.hoststream.pipeline.process.DataHome;
import io.hoststream.pipeline.process.ServiceRun;
import io.hoststream.pipeline.role.Role;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.serve.ServeSettings;
import io.hoststream.serve.access.ApiKeys;
import io.hoststream.storage.export.ExportSettings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hoststream up}: everything on one machine. */
@Command(
        name = "up",
        description = "Runs the whole pipeline on this machine, with the Kafka broker inside.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  hoststream up",
            "  hoststream up --set collect.interval=1s --set serve.port=9000",
            "  hoststream up --data /var/lib/hoststream --config /etc/hoststream.yaml"
        })
final class UpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() throws Exception {
        Settings settings = options.settings();
        Path data = DataHome.prepare(options.dataDirectory());
        Logs.forTerminal(data);
        PrintStream out = System.out;
        out.println(new Version().line() + ", data in " + data);
        Node node = new Node(
                new NodePlan(EnumSet.allOf(Role.class), true, settings, data),
                new ConsoleProgress(out, Terminals.interactive(), System::nanoTime),
                out);
        String key = ApiKeys.ensure(data);
        return new ServiceRun(node, Commands.failures(spec.commandLine().getErr()))
                .run(() -> greet(out, settings, key));
    }

    private static void greet(PrintStream out, Settings settings, String key) {
        ServeSettings serve = settings.get(ServeSettings.class);
        ExportSettings export = settings.get(ExportSettings.class);
        out.println();
        String page = Addresses.of(serve) + "/#key=" + key;
        out.println(Ansi.AUTO.string("  Page     @|bold,underline " + page + "|@"));
        out.println("  Metrics  " + Addresses.http(export.bind(), export.port()) + "/metrics");
        BrokerKeys broker = settings.get(BrokerKeys.class);
        out.println("  Kafka    " + broker.host() + ":" + broker.port());
        out.println("  Stop with Ctrl-C");
        out.println();
        out.flush();
    }
}
