package io.hoststream.bench.told;

import io.hoststream.bench.agent.Machine;
import io.hoststream.bench.agent.Table;
import io.hoststream.bench.decode.BrokerProcess;
import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.kafka.KafkaSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;

/**
 * From a sample to its alert: a host sends it, role alert evaluates it and commits the event, a consumer reads that. Run with
 * {@code bench/run alert-latency [HOSTS [SECONDS]]}.
 */
public final class AlertLatency {

    private static final int HOSTS = 1000;
    private static final int SECONDS = 60;
    private static final double GOAL_MILLIS = 100;

    /** The first seconds of a JVM are not what is measured. */
    private static final int WARM_UP_SECONDS = 30;

    private static final String RULES = """
            rules: [{name: busy, metric: cpu_usage_percent, above: {warning: 80}, for: 0s}]
            """;

    private AlertLatency() {}

    /** Measures; takes the number of hosts and for how long. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int hosts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : HOSTS;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : SECONDS;
        Path scratch = Files.createTempDirectory("hoststream-latency");
        int exit;
        try (BrokerProcess broker = new BrokerProcess(scratch.resolve("broker"))) {
            Process role = role(broker.kafka(), scratch);
            try {
                Machine.describe("alert-latency, " + hosts + " hosts at 10 s, for " + seconds + " s", out);
                exit = report(measure(broker.kafka(), hosts, seconds), out);
            } finally {
                end(role);
            }
        }
        System.exit(exit);
    }

    private static void end(Process role) throws InterruptedException {
        role.destroy();
        if (!role.waitFor(20, TimeUnit.SECONDS)) {
            role.destroyForcibly();
        }
    }

    private static Process role(KafkaSettings kafka, Path scratch) throws IOException {
        Path rules = Files.writeString(scratch.resolve("rules.yaml"), RULES);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.hoststream.launcher.Main",
                        "run",
                        "alert",
                        "--data",
                        scratch.resolve("alert").toString(),
                        "--set",
                        "kafka.bootstrap=" + kafka.bootstrap(),
                        "--set",
                        "alert.rules=" + rules)
                .redirectOutput(
                        ProcessBuilder.Redirect.to(scratch.resolve("alert.out").toFile()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<Double> measure(KafkaSettings kafka, int hosts, int seconds) {
        Instant start = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try (Producer<byte[], byte[]> producer = KafkaClients.promptProducer(kafka, "hosts")) {
            CrossingHosts fleet = new CrossingHosts(producer, hosts, start);
            try (EventReader reader = new EventReader(kafka, fleet)) {
                speak(fleet, reader, hosts, WARM_UP_SECONDS + seconds);
                List<Double> all = reader.millis();
                return all.subList(all.size() * WARM_UP_SECONDS / (WARM_UP_SECONDS + seconds), all.size());
            }
        }
    }

    private static void speak(CrossingHosts fleet, EventReader reader, int hosts, int seconds) {
        long began = System.nanoTime();
        long pace = Duration.ofMillis(CrossingHosts.INTERVAL_MILLIS).toNanos() / hosts;
        long samples = Duration.ofSeconds(seconds).toNanos() / pace;
        for (long number = 0; number < samples; number++) {
            // What could not be sent is missing among the events.
            var unused = fleet.speak(number);
            long next = began + (number + 1) * pace;
            for (long left = next - System.nanoTime(); left > 0; left = next - System.nanoTime()) {
                reader.poll(Duration.ofNanos(left));
            }
        }
        reader.poll(Duration.ofSeconds(1));
    }

    private static int report(List<Double> millis, PrintStream out) {
        List<Double> sorted = millis.stream().sorted().toList();
        double p99 = at(sorted, 0.99);
        Table table = new Table("events", "p50 ms", "p99 ms", "longest ms", "goal: p99");
        table.row(
                Integer.toString(sorted.size()),
                Table.number(at(sorted, 0.5), 1),
                Table.number(p99, 1),
                Table.number(at(sorted, 1), 1),
                Table.number(GOAL_MILLIS, 0));
        table.print(out);
        return p99 <= GOAL_MILLIS ? 0 : 1;
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
    }
}
