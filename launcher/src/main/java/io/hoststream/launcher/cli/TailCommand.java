package io.hoststream.launcher.cli;

import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.pipeline.kafka.Topics;
import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.pipeline.registry.Registries;
import io.hoststream.pipeline.registry.SchemaRegistrySettings;
import io.hoststream.pipeline.registry.UnansweredException;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.MalformedRecordException;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hoststream tail}: the samples as they come, decoded. */
@Command(
        name = "tail",
        description = "Prints samples from the topic as they arrive, decoded.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  hoststream tail",
            "  hoststream tail --host web-1 --json | jq '.cpu.usagePercent'",
            "  hoststream tail --from-beginning --limit 100 --json"
        })
final class TailCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration BOUND = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(names = "--json", description = "One JSON object per sample, with every field.")
    private boolean json;

    @Option(names = "--host", paramLabel = "NAME", description = "Only samples of this host.")
    private Optional<String> host = Optional.empty();

    @Option(names = "--from-beginning", description = "Start with the oldest samples that the topic keeps.")
    private boolean fromBeginning;

    @Option(names = "--limit", paramLabel = "N", description = "Stop after so many samples.")
    private long limit = Long.MAX_VALUE;

    private long printed;

    @Override
    public Integer call() {
        Logs.forClient();
        if (limit < 1) {
            throw new UserException(ExitCode.USAGE, "--limit " + limit + ": expected 1 or more");
        }
        KafkaSettings kafka = options.settings().get(KafkaSettings.class);
        if (new Topics(kafka, BOUND).missing().contains(Topic.SAMPLES)) {
            throw new UserException(
                    ExitCode.FAILURE,
                    "The cluster at " + kafka.bootstrap() + " has no topic " + Topic.SAMPLES.topicName()
                            + ". Make it with: hoststream topics apply");
        }
        try (Consumer<byte[], byte[]> consumer = KafkaClients.consumer(kafka, "tail", "")) {
            assign(consumer);
            PrintWriter out = spec.commandLine().getOut();
            WireDecoder<HostSample> decoder = new WireDecoder<>(HostSample.getClassSchema(), schemaIds());
            while (printed < limit && !out.checkError()) {
                consumer.poll(POLL).forEach(record -> print(record, decoder, out));
                out.flush();
            }
        }
        return ExitCode.OK;
    }

    private SchemaIds schemaIds() {
        SchemaRegistrySettings registry = options.settings().get(SchemaRegistrySettings.class);
        return Registries.open(registry.lookingUp(), options.dataDirectory());
    }

    private void assign(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.SAMPLES.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
    }

    private void print(ConsumerRecord<byte[], byte[]> record, WireDecoder<HostSample> decoder, PrintWriter out) {
        try {
            HostSample sample = decoder.decode(record.value());
            boolean wanted = host.isEmpty() || host.get().equals(sample.getHost());
            if (wanted && printed < limit) {
                out.println(json ? SampleText.json(sample) : SampleText.line(sample));
                printed++;
            }
        } catch (MalformedRecordException | UnansweredException e) {
            spec.commandLine()
                    .getErr()
                    .println("partition " + record.partition() + " offset " + record.offset() + ": " + e.getMessage());
        }
    }
}
