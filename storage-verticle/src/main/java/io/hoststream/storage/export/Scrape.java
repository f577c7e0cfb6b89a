package io.hoststream.storage.export;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Answers a scrape: the hosts' metrics and hoststream's own, as text. Takes its time; not for an event loop. */
final class Scrape {

    private static final int FIRST_BYTES = 1 << 16;

    /**
     * What a scraper gets.
     *
     * @param contentType format and version of the text
     * @param gzip whether the body is compressed
     * @param body the text
     */
    record Page(String contentType, boolean gzip, byte[] body) {}

    private final MultiCollector hosts;
    private final PrometheusRegistry own;
    private final ExpositionFormats formats = ExpositionFormats.init();

    Scrape(MultiCollector hosts, PrometheusRegistry own) {
        this.hosts = hosts;
        this.own = own;
    }

    /** The content type that a scraper with this {@code Accept} header gets. */
    String contentType(@Nullable String accept) {
        return formats.findWriter(accept).getContentType();
    }

    Page render(@Nullable String accept, boolean gzip) {
        ExpositionFormatWriter writer = formats.findWriter(accept);
        ByteArrayOutputStream body = new ByteArrayOutputStream(FIRST_BYTES);
        try (OutputStream out = gzip ? new GZIPOutputStream(body, FIRST_BYTES) : body) {
            writer.write(out, all());
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return new Page(writer.getContentType(), gzip, body.toByteArray());
    }

    /** Both together; of a name that both have, the hosts' stands. */
    private MetricSnapshots all() {
        Map<String, MetricSnapshot> byName = new LinkedHashMap<>();
        for (MetricSnapshots some : new MetricSnapshots[] {hosts.collect(), own.scrape()}) {
            for (MetricSnapshot snapshot : some) {
                byName.putIfAbsent(snapshot.getMetadata().getPrometheusName(), snapshot);
            }
        }
        return new MetricSnapshots(byName.values());
    }
}
