package io.hoststream.storage.export;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.storage.naming.Labelling;
import io.hoststream.storage.naming.NamedHost;
import io.hoststream.storage.naming.SeriesFamily;
import io.hoststream.storage.naming.StatusFamilies;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes answers: sorts the series of all hosts by family, then writes family after family, the users' own and this
 * process's. What it keeps from one answer to the next is the text of labels and room for the values. For one thread at a
 * time.
 */
final class Renderer {

    private static final int ZIP_BUFFER = 1 << 15;

    private final SeriesTable table;
    private final Inventory inventory;
    private final Labelling labelling;
    private final Duration staleAfter;
    private final PrometheusRegistry own;
    private final CustomExposer custom;
    private final Columns columns;
    private final ExpositionFormats formats = ExpositionFormats.init();
    private Map<String, NamedHost> named = new HashMap<>();

    Renderer(
            SeriesTable table,
            Inventory inventory,
            ExportSettings settings,
            PrometheusRegistry own,
            CustomRefusals refusals) {
        this.table = table;
        this.inventory = inventory;
        this.labelling = settings.labelling();
        this.staleAfter = settings.staleAfter();
        this.own = own;
        List<SeriesFamily> families = new ArrayList<>(StatusFamilies.all());
        families.addAll(labelling.naming().families());
        this.columns = new Columns(families);
        this.custom = new CustomExposer(names(families), refusals);
    }

    private static Set<String> names(List<SeriesFamily> families) {
        Set<String> names = new HashSet<>();
        for (SeriesFamily family : families) {
            names.add(family.name());
            names.add(family.openMetricsName());
        }
        return names;
    }

    /** The answer at this time. */
    Body render(Format format, long nowMillis) throws IOException {
        MetricSnapshots beside = own.scrape();
        columns.clear();
        custom.begin(beside);
        gather(nowMillis);
        int series = columns.size() + custom.size();
        ExpositionFormatWriter writer = format.openMetrics()
                ? formats.getOpenMetricsTextFormatWriter()
                : formats.getPrometheusTextFormatWriter();
        Chunks chunks = new Chunks();
        try (OutputStream to = format.gzip() ? new Zip(chunks) : chunks) {
            TextOut out = new TextOut(to);
            columns.drain(format.openMetrics(), out);
            custom.drain(format.openMetrics(), out);
            out.flush();
            // The last one, since it writes the end mark of OpenMetrics.
            writer.write(new Unclosed(to), beside);
        }
        return new Body(writer.getContentType(), format.gzip(), chunks.toList(), series);
    }

    private void gather(long nowMillis) {
        Map<String, NamedHost> before = named;
        named = new HashMap<>();
        for (HostSeries host : table.all()) {
            HostSample sample = host.sample();
            HostInfo info = inventory.of(sample.getHost());
            NamedHost series = before.computeIfAbsent(sample.getHost(), name -> labelling.host());
            named.put(sample.getHost(), series);
            boolean live = !host.stale(nowMillis, staleAfter);
            series.readStatus(sample, info, live, columns);
            if (live) {
                series.read(sample, info, columns);
                series.readCustom(sample, custom.of(sample.getHost()));
            }
        }
    }

    /** Fast rather than small: the lines of a family resemble one another so much that it is a tenth anyway. */
    private static final class Zip extends GZIPOutputStream {

        Zip(OutputStream to) throws IOException {
            super(to, ZIP_BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** Keeps a writer from closing what is not its own. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream to) {
            super(to);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
