package io.hoststream.bench.archive;

import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Device;
import io.hoststream.schema.metric.Metric;
import io.hoststream.schema.metric.Metrics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The same values in Prometheus's blocks, made by its own promtool. */
final class PrometheusBlocks {

    /**
     * What was measured.
     *
     * @param values how many values went in
     * @param bytes how large index and chunks are
     */
    record Size(long values, long bytes) {}

    private final Path directory;
    private final Map<Metric, StringBuilder> pending = new EnumMap<>(Metric.class);
    private long values;

    PrometheusBlocks(Path directory) {
        this.directory = directory;
    }

    void add(List<HostSample> samples) throws IOException {
        for (HostSample sample : samples) {
            String time = " " + sample.getTime().toEpochMilli() / 1000.0 + "\n";
            Metrics.read(sample, (metric, device, value) -> {
                pending.computeIfAbsent(metric, any -> new StringBuilder())
                        .append(metric.id())
                        .append(labels(sample.getHost(), device))
                        .append(' ')
                        .append(value)
                        .append(time);
                values++;
            });
        }
        for (Map.Entry<Metric, StringBuilder> family : pending.entrySet()) {
            Files.writeString(
                    lines(family.getKey()), family.getValue(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            family.getValue().setLength(0);
        }
    }

    /** A metric's lines, which have to stand together. */
    private Path lines(Metric metric) {
        return directory.resolve(metric.id() + ".lines");
    }

    private static String labels(String host, Device device) {
        StringBuilder text = new StringBuilder("{host=\"").append(host).append('"');
        new TreeMap<>(device.labels())
                .forEach((name, value) -> text.append(',')
                        .append(name.equals("host") ? "exported_host" : name)
                        .append("=\"")
                        .append(value.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\n", "\\n"))
                        .append('"'));
        return text.append('}').toString();
    }

    /** Makes the blocks. */
    Size make() throws IOException, InterruptedException {
        Path text = directory.resolve("values.om");
        try (OutputStream out = Files.newOutputStream(text)) {
            for (Metric metric : pending.keySet()) {
                out.write(("# TYPE " + metric.id() + " unknown\n").getBytes(StandardCharsets.UTF_8));
                Files.copy(lines(metric), out);
            }
            out.write("# EOF\n".getBytes(StandardCharsets.UTF_8));
        }
        Path blocks = directory.resolve("blocks");
        Path log = directory.resolve("promtool.log");
        int code = new ProcessBuilder(
                        "promtool", "tsdb", "create-blocks-from", "openmetrics", text.toString(), blocks.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("promtool: " + Files.readString(log));
        }
        return new Size(values, bytes(blocks));
    }

    private static long bytes(Path blocks) throws IOException {
        try (Stream<Path> files = Files.walk(blocks)) {
            return files.filter(Files::isRegularFile)
                    .filter(PrometheusBlocks::isData)
                    .mapToLong(PrometheusBlocks::size)
                    .sum();
        }
    }

    private static boolean isData(Path file) {
        Path in = file.getParent();
        return file.endsWith("index") || (in != null && in.endsWith("chunks"));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
