package io.hoststream.serve.history;

import io.hoststream.archive.history.CostLimit;
import io.hoststream.archive.history.History;
import io.hoststream.archive.history.files.FileHistory;
import io.hoststream.archive.history.files.FileHistorySettings;
import io.hoststream.archive.history.prometheus.PrometheusHistory;
import io.hoststream.archive.history.prometheus.PrometheusSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the store that the settings name. */
public final class Histories {

    private static final Logger LOG = LoggerFactory.getLogger(Histories.class);
    private static final long MAX_RESPONSE_BYTES = 64L << 20;

    /** The most values that are copied out of the view for one answer: 32 MB, and a moment of the view's thread. */
    private static final long MOST_REMEMBERED = 4_000_000;

    private Histories() {}

    /**
     * The store; empty if there is to be none. Blocks for the file system.
     *
     * @param data the data directory, where DuckDB's library and what does not fit into memory go
     * @throws IOException with a message for the user, if it cannot be opened
     */
    public static Optional<History> open(HistorySettings settings, Path data) throws IOException {
        return switch (settings.store()) {
            case NONE -> Optional.empty();
            case PROMETHEUS -> Optional.of(new PrometheusHistory(prometheus(settings)));
            case FILES -> Optional.of(FileHistory.open(files(settings, data)));
        };
    }

    /**
     * The past, for a view that reaches back so far. A store that cannot be opened is no reason not to serve what is live: a
     * warning says what is the matter.
     */
    public static Past past(HistorySettings settings, Duration window, int maxPoints, Path data) {
        CostLimit cost = new CostLimit(maxPoints, MOST_REMEMBERED);
        try {
            return new Past(open(settings, data), window, cost);
        } catch (IOException e) {
            LOG.warn(
                    "history is not read, only what is in memory: {}; history.store: none silences this",
                    e.getMessage());
            return new Past(Optional.empty(), window, cost);
        }
    }

    private static FileHistorySettings files(HistorySettings settings, Path data) {
        return new FileHistorySettings(
                settings.directoryIn(data),
                data.resolve("duckdb"),
                new FileHistorySettings.Work(
                        settings.threads(), settings.memory().bytes(), settings.questions()),
                settings.cost(),
                settings.timeout());
    }

    private static PrometheusSettings prometheus(HistorySettings settings) {
        return new PrometheusSettings(
                settings.url().orElseThrow(),
                headers(settings),
                settings.timeout(),
                settings.questions(),
                MAX_RESPONSE_BYTES,
                settings.cost());
    }

    private static Map<String, String> headers(HistorySettings settings) {
        Map<String, String> headers = new HashMap<>();
        settings.token().ifPresent(token -> headers.put("Authorization", "Bearer " + token.reveal()));
        settings.user().ifPresent(user -> headers.put("Authorization", "Basic " + basic(user, settings)));
        settings.tenant().ifPresent(tenant -> headers.put("X-Scope-OrgID", tenant));
        return headers;
    }

    private static String basic(String user, HistorySettings settings) {
        String both = user + ":" + settings.password().orElseThrow().reveal();
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }
}
