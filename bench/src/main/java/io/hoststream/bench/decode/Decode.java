package io.hoststream.bench.decode;

import io.hoststream.bench.agent.Goals;
import io.hoststream.bench.agent.Machine;
import io.hoststream.bench.agent.Table;
import io.hoststream.pipeline.kafka.KafkaSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * From the topic to decoded values, beside a consumer that decodes nothing: the same topic, read again and again, one way
 * after the other. Run with {@code bench/run decode [RECORDS] [PASSES]}.
 */
public final class Decode {

    private static final long RECORDS = 600_000;
    private static final int PASSES = 7;
    private static final double LEAST_SHARE = 0.6;

    private Decode() {}

    /** Measures; takes the number of records on the topic, and of passes each way. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        long records = arguments.length > 0 ? Long.parseLong(arguments[0]) : RECORDS;
        int passes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : PASSES;
        Path scratch = Files.createTempDirectory("hoststream-decode");
        int exit;
        try (BrokerProcess broker = new BrokerProcess(scratch.resolve("broker"))) {
            Filling filling = Filling.fill(broker.kafka(), records);
            Machine.describe(
                    String.format(
                            Locale.ROOT,
                            "decode, %d records of %.0f bytes, median of %d passes",
                            filling.records(),
                            filling.bytesPerRecord(),
                            passes),
                    out);
            exit = report(passes(broker.kafka(), filling.records(), passes), out);
        } finally {
            delete(scratch);
        }
        System.exit(exit);
    }

    /** The passes of each way, in turns, after two that do not count. */
    private static Map<Way, List<Pass>> passes(KafkaSettings kafka, long records, int passes) throws Exception {
        Map<Way, List<Pass>> all = new EnumMap<>(Way.class);
        for (int i = -2; i < passes; i++) {
            for (Way way : Way.values()) {
                Pass pass = way.read(kafka, records);
                if (i >= 0) {
                    all.computeIfAbsent(way, key -> new ArrayList<>()).add(pass);
                }
            }
        }
        return all;
    }

    private static int report(Map<Way, List<Pass>> passes, PrintStream out) {
        Map<Way, Pass> medians = new EnumMap<>(Way.class);
        passes.forEach((way, some) -> medians.put(way, median(some)));
        double plain = medians.get(Way.PLAIN).recordsPerSecond();
        Table table = new Table(
                "", "RECORDS/S", "SLOWEST", "FASTEST", "OF PLAIN", "VALUES/S", "VALUES/RECORD", "THREAD US/RECORD");
        medians.forEach((way, pass) -> row(table, way, pass, passes.get(way), plain));
        table.print(out);
        Goals goals = new Goals();
        for (Way way : List.of(Way.DECODED, Way.LOOP)) {
            goals.atLeast(
                    way.title() + ": share of the plain consumer's records/s",
                    LEAST_SHARE,
                    medians.get(way).recordsPerSecond() / plain,
                    2);
        }
        return goals.print(out);
    }

    private static void row(Table table, Way way, Pass pass, List<Pass> all, double plain) {
        List<Double> paces = all.stream().map(Pass::recordsPerSecond).sorted().toList();
        table.row(
                way.title(),
                Table.number(pass.recordsPerSecond(), 0),
                Table.number(paces.get(0), 0),
                Table.number(paces.get(paces.size() - 1), 0),
                Table.number(pass.recordsPerSecond() / plain, 2),
                Table.number(pass.valuesPerSecond(), 0),
                Table.number((double) pass.values() / pass.records(), 0),
                Table.number(pass.threadMicrosPerRecord(), 2));
    }

    private static Pass median(List<Pass> passes) {
        return passes.stream()
                .sorted(Comparator.comparingDouble(Pass::recordsPerSecond))
                .toList()
                .get(passes.size() / 2);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
