package io.hoststream.launcher.cli;

import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.pipeline.kafka.Topics;
import io.hoststream.schema.topic.Topic;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hoststream topics apply}: makes the topics on a cluster. */
@Command(
        name = "topics",
        description = "Makes the topics on a Kafka cluster.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  hoststream topics apply --set kafka.bootstrap=kafka-1:9092 --set kafka.replication=3"
        })
final class TopicsCommand {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @Command(
            name = "apply",
            description = "Makes the topics that are missing; those that exist are left as they are.",
            mixinStandardHelpOptions = true)
    int apply(
            @Mixin SettingsOptions options,
            @Option(names = "--dry-run", description = "Only says what is missing.") boolean dryRun) {
        Logs.forClient();
        Topics topics = new Topics(options.settings().get(KafkaSettings.class), BOUND);
        List<Topic> changed = dryRun ? topics.missing() : topics.apply();
        PrintWriter out = spec.commandLine().getOut();
        String verb = dryRun ? "would make " : "made ";
        changed.forEach(topic -> out.println(
                verb + topic.topicName() + ", " + topic.partitions() + " partitions, " + topic.configuration()));
        if (changed.isEmpty()) {
            out.println("all topics exist");
        }
        return 0;
    }
}
