package io.hoststream.launcher.cli;

import io.hoststream.launcher.simulate.FleetOutlet.Tally;
import io.hoststream.launcher.simulate.FleetPlan;
import io.hoststream.launcher.simulate.FleetRun;
import io.hoststream.launcher.simulate.IncidentList;
import io.hoststream.launcher.simulate.KafkaOutlet;
import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.pipeline.kafka.Topics;
import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.pipeline.registry.Registries;
import io.hoststream.pipeline.registry.SchemaRegistrySettings;
import io.hoststream.schema.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hoststream simulate}: a fleet of hosts that are made up. */
@Command(
        name = "simulate",
        description = "Publishes samples of simulated hosts with lifelike load onto the topic, as collectors would.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The same seed, number and times give the same samples. Ends on Ctrl-C, with 0.",
            "",
            "Examples:",
            "  hoststream simulate --hosts 100",
            "  hoststream simulate --hosts 1000 --interval 1s --for 5m",
            "  hoststream simulate --hosts 20 --backfill 1d --for 0s --incidents 2 --incident-list what.csv",
            "  hoststream simulate --hosts 20 --backfill 7d --for 0s --labels environment=test,site=lab"
        })
final class SimulateCommand implements Callable<Integer> {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--hosts",
            paramLabel = "N",
            description = "How many hosts, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    private int hosts = 10;

    @Option(
            names = "--interval",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "From one sample of a host to the next, 100ms to 1h (default: 10s).")
    private Duration interval = Duration.ofSeconds(10);

    @Option(names = "--seed", paramLabel = "N", description = "Where chance begins (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Ends after so long (default: goes on until it is stopped).")
    private Optional<Duration> live = Optional.empty();

    @Option(
            names = "--backfill",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Publishes so much of the past first, as fast as it can (default: none).")
    private Duration backfill = Duration.ZERO;

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            description = "What the hosts' names begin with; a number follows (default: ${DEFAULT-VALUE}).")
    private String prefix = "sim-";

    @Option(
            names = "--labels",
            paramLabel = "NAME=VALUE",
            split = ",",
            description = "Labels of every host, over its own environment, region, group and role; may be repeated.")
    private Map<String, String> labels = new TreeMap<>();

    @Option(
            names = "--incidents",
            paramLabel = "N",
            description =
                    "How many things go wrong on each host in a day, on average, 0 to 24: processors, memory, disks,"
                            + " filesystems, network, silence (default: none).")
    private double incidents;

    @Option(
            names = "--incident-list",
            paramLabel = "FILE",
            description = "Writes at the end what went wrong, where and when, as CSV.")
    private Optional<Path> incidentList = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Logs.forClient();
        FleetPlan plan = plan();
        KafkaSettings kafka = options.settings().get(KafkaSettings.class);
        requireTopics(kafka);
        FleetProgress progress =
                new FleetProgress(spec.commandLine().getOut(), Terminals.interactive(), hosts, Clock.systemUTC());
        KafkaOutlet outlet = new KafkaOutlet(
                KafkaClients.bulkProducer(kafka, "simulate"),
                Registries.open(options.settings().get(SchemaRegistrySettings.class), options.dataDirectory()));
        FleetRun run = new FleetRun(plan, new FleetRun.Period(backfill, live), outlet, progress, Clock.systemUTC());
        return new ForegroundRun(run::stop, Commands.failures(spec.commandLine().getErr())).run(() -> {
            Instant from = Instant.now().minus(backfill);
            try (outlet) {
                run.run();
            }
            listIncidents(plan, from);
            Tally samples = outlet.samples();
            progress.ended(samples);
            return samples.refused() + samples.underWay() == 0 ? ExitCode.OK : ExitCode.FAILURE;
        });
    }

    private void listIncidents(FleetPlan plan, Instant from) throws IOException {
        if (incidentList.isPresent()) {
            Files.writeString(incidentList.get(), IncidentList.csv(plan, from, Instant.now()));
        }
    }

    private FleetPlan plan() {
        try {
            return new FleetPlan(seed, hosts, interval, prefix, labels, incidents);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    private static void requireTopics(KafkaSettings kafka) {
        List<Topic> missing = new Topics(kafka, BOUND).missing();
        for (Topic topic : List.of(Topic.SAMPLES, Topic.HOSTS)) {
            if (missing.contains(topic)) {
                throw new UserException(
                        ExitCode.FAILURE,
                        "The cluster at " + kafka.bootstrap() + " has no topic " + topic.topicName()
                                + ". Make it with: hoststream topics apply");
            }
        }
    }
}
