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
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * From the topic to decoded values, beside a consumer that decodes nothing: the same topic, read again and again, one way
 * after the other. Run with {@code bench/run decode [RECORDS] [PASSES]}.
 */
public final class Decode {

    private static final long RECORDS = 600_000;
    private static final int PASSES = 7;
    private static final int WARM_UP = 2;
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

    /** The passes of each way, in turns, after some that do not count. */
    private static List<Measured> passes(KafkaSettings kafka, long records, int passes)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<Measured> all = Stream.of(Way.values()).map(Measured::new).toList();
        for (int i = -WARM_UP; i < passes; i++) {
            for (Measured one : all) {
                Pass pass = one.way().read(kafka, records);
                if (i >= 0) {
                    one.passes().add(pass);
                }
            }
        }
        return all;
    }

    private static int report(List<Measured> all, PrintStream out) {
        Table table = new Table(
                "", "RECORDS/S", "SLOWEST", "FASTEST", "OF PLAIN", "VALUES/S", "VALUES/RECORD", "THREAD US/RECORD");
        Goals goals = new Goals();
        double plain = all.get(0).median().recordsPerSecond();
        for (Measured one : all) {
            double share = one.median().recordsPerSecond() / plain;
            one.addTo(table, share);
            if (one.way() != Way.PLAIN) {
                goals.atLeast(one.way().title() + ": share of the plain consumer's records/s", LEAST_SHARE, share, 2);
            }
        }
        table.print(out);
        return goals.print(out);
    }

    /** The passes of one way. */
    private record Measured(Way way, List<Pass> passes) {

        Measured(Way way) {
            this(way, new ArrayList<>());
        }

        Pass median() {
            return sorted().get(passes.size() / 2);
        }

        private List<Pass> sorted() {
            return passes.stream()
                    .sorted(Comparator.comparingDouble(Pass::recordsPerSecond))
                    .toList();
        }

        void addTo(Table table, double share) {
            Pass median = median();
            table.row(
                    way.title(),
                    Table.number(median.recordsPerSecond(), 0),
                    Table.number(sorted().get(0).recordsPerSecond(), 0),
                    Table.number(sorted().get(passes.size() - 1).recordsPerSecond(), 0),
                    Table.number(share, 2),
                    Table.number(median.valuesPerSecond(), 0),
                    Table.number((double) median.values() / median.records(), 0),
                    Table.number(median.threadMicrosPerRecord(), 2));
        }
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
