package io.hoststream.launcher.cli;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command itself; all it can do is in its subcommands. */
@Command(
        name = "hoststream",
        description = "Host metrics as a live, durable, typed stream.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            RunCommand.class,
            TopCommand.class,
            TailCommand.class,
            HostsCommand.class,
            GroupsCommand.class,
            QueryCommand.class,
            AlertsCommand.class,
            SilenceCommand.class,
            KeysCommand.class,
            BacktestCommand.class,
            SimulateCommand.class,
            TopicsCommand.class,
            ArchiveCommand.class,
            AuditCommand.class,
            NotifyCommand.class,
            ConfigCommand.class,
            RulesCommand.class,
            VersionCommand.class,
            ReferenceCommand.class,
            DashboardsCommand.class,
            GenerateCompletion.class
        },
        footer = {
            "",
            "Examples:",
            "  hoststream up                          everything on this machine, broker included",
            "  hoststream up --set collect.interval=1s",
            "  hoststream top                         the hosts, live, in this terminal",
            "  hoststream tail --json | jq .cpu       the topic, decoded",
            "  hoststream query cpu_usage_percent --from 7d --step 1h",
            "  hoststream alerts                      what fires, and why",
            "  hoststream silence add --host web-1 --for 2h --comment \"new disk\"",
            "  hoststream keys create db-team --groups 'db-*'",
            "  hoststream backtest --rules my-rules.yaml --from 7d",
            "  hoststream audit                       proves that the archive has every sample once",
            "  hoststream rules check rules.yaml      every mistake of a file with alert rules",
            "  hoststream simulate --hosts 100        a hundred hosts that are made up",
            "  hoststream run collect --set kafka.bootstrap=kafka-1:9092",
            "  source <(hoststream generate-completion)",
            "",
            "Exit codes: 0 fine, 1 failure, 2 usage or settings, 3 broker or API unreachable."
        })
final class HoststreamCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command, such as up, top or run");
    }
}
