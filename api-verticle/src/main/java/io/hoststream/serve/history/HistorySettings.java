package io.hoststream.serve.history;

import io.hoststream.archive.history.CostLimit;
import io.hoststream.pipeline.settings.ByteSize;
import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Secret;
import io.hoststream.pipeline.settings.Setting;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the past is read from, and how much that may cost. */
@Prefix("history")
public record HistorySettings(
        @Setting(
                help = "Where values from before the ones in memory are read: files (the archive's Parquet files),"
                        + " prometheus (Prometheus, Mimir, Thanos or VictoriaMetrics) or none",
                byDefault = "files")
        Store store,

        @Setting(help = "The archive's directory; where none is given, archive in the data directory")
        Optional<Path> directory,

        @Setting(
                help = "Address of the Prometheus API, without /api/v1, such as http://127.0.0.1:9090",
                pattern = "https?://[^/\\s@]+(/\\S*)?",
                expected = "an address such as http://127.0.0.1:9090, without a user in it")
        Optional<URI> url,

        @Setting(help = "User name for that API", pattern = "[^:]+", expected = "a name without a colon")
        Optional<String> user,

        @Setting(help = "Password for that API") Optional<Secret> password,

        @Setting(help = "Bearer token for that API, instead of user and password")
        Optional<Secret> token,

        @Setting(help = "Tenant, sent as X-Scope-OrgID to Mimir and others that have tenants", pattern = "[!-~]{1,150}")
        Optional<String> tenant,

        @Setting(help = "Threads that read files, of all questions together", byDefault = "2", min = 1, max = 256)
        int threads,

        @Setting(
                help = "Memory for reading files, of all questions together; what does not fit goes to disk",
                byDefault = "192MB",
                min = 67_108_864)
        ByteSize memory,

        @Setting(
                help = "How long an answer may take, and how long a question waits for its turn",
                byDefault = "30s",
                min = 100,
                max = 3_600_000)
        Duration timeout,

        @Setting(help = "The most points in one answer", byDefault = "100000", min = 100, max = 10_000_000)
        int maxPoints,

        @Setting(
                help = "The most stored values that are read for one answer",
                byDefault = "50000000",
                min = 1000,
                max = 10_000_000_000L)
        long maxValues,

        @Setting(help = "How many questions are worked on at once", byDefault = "4", min = 1, max = 1000)
        int questions) {

    /** The stores there are. */
    public enum Store {
        /** The archive's Parquet files. */
        FILES,
        /** Whatever speaks Prometheus's HTTP API. */
        PROMETHEUS,
        /** Nothing beyond what is in memory. */
        NONE
    }

    /** Checks what belongs together. */
    public HistorySettings {
        if (store == Store.PROMETHEUS && url.isEmpty()) {
            throw new IllegalArgumentException(
                    "history.store is prometheus, which needs history.url: expected an address such as"
                            + " http://127.0.0.1:9090");
        }
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException(
                    "history.user and history.password belong together: expected both or none");
        }
        if (token.isPresent() && user.isPresent()) {
            throw new IllegalArgumentException("history.token stands instead of history.user: expected one of them");
        }
    }

    /** What one answer may cost. */
    public CostLimit cost() {
        return new CostLimit(maxPoints, maxValues);
    }

    Path directoryIn(Path data) {
        return directory.orElseGet(() -> data.resolve("archive"));
    }
}
