package io.hoststream.storage.export;

import io.prometheus.metrics.expositionformats.ExpositionFormats;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The form of an answer. */
enum Format {
    TEXT(false, false),
    TEXT_GZIP(false, true),
    OPEN_METRICS(true, false),
    OPEN_METRICS_GZIP(true, true);

    private static final String OPEN_METRICS_TYPE = "application/openmetrics-text";

    private final boolean openMetrics;
    private final boolean gzip;

    Format(boolean openMetrics, boolean gzip) {
        this.openMetrics = openMetrics;
        this.gzip = gzip;
    }

    /** What a scraper asks for with these headers, by the rules of the Prometheus client library. */
    static Format of(ExpositionFormats formats, @Nullable String accept, @Nullable String acceptEncoding) {
        String type = formats.findWriter(accept == null ? "" : accept).getContentType();
        boolean zipped = acceptEncoding != null && acceptsGzip(acceptEncoding);
        if (type.startsWith(OPEN_METRICS_TYPE)) {
            return zipped ? OPEN_METRICS_GZIP : OPEN_METRICS;
        }
        return zipped ? TEXT_GZIP : TEXT;
    }

    private static boolean acceptsGzip(String header) {
        for (String coding : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = coding.split(";", -1);
            if (parts[0].strip().equals("gzip")) {
                return parts.length < 2 || !parts[1].replace(" ", "").matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    boolean openMetrics() {
        return openMetrics;
    }

    boolean gzip() {
        return gzip;
    }
}
