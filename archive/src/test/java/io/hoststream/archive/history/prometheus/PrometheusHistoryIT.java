package io.hoststream.archive.history.prometheus;

import io.hoststream.archive.history.History;
import io.hoststream.archive.history.HistoryContract;
import io.hoststream.archive.history.Stored;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Prometheus. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrometheusHistoryIT extends HistoryContract {

    private final RealPrometheus prometheus;
    private final PrometheusHistory store;

    PrometheusHistoryIT(@TempDir Path directory) throws Exception {
        prometheus = RealPrometheus.holding(Stored.all(), directory);
        store = new PrometheusHistory(new PrometheusSettings(prometheus.url(), Map.of(), TIMEOUT, 2, 16L << 20, COST));
    }

    @AfterAll
    void stop() throws InterruptedException {
        store.close();
        prometheus.close();
    }

    @Override
    protected History history() {
        return store;
    }
}
