package io.hoststream.launcher.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** DuckDB in another language, and a reader of Parquet that shares nothing with it. */
final class ParquetReaders {

    private static final double ROUNDING = 1e-9;

    private ParquetReaders() {}

    /** Has both read every file below a directory; fails if they differ, or cannot. Returns how many samples are there. */
    static long countSamples(Path scratch, Path directory) throws IOException, InterruptedException {
        assumeTrue(
                Files.isDirectory(Peers.NODE.resolve("node_modules/hyparquet")),
                "the npm packages of launcher/src/test/js are not installed (./verify installs them)");
        Peers.Said said = Peers.run(
                scratch, "", "node", Peers.NODE.resolve("read-parquet.mjs").toString(), directory.toString());
        assertThat(said.exitCode()).as(said.errors()).isZero();
        List<JsonObject> files = said.output().lines().map(JsonObject::new).toList();
        assertThat(files).isNotEmpty().allSatisfy(ParquetReaders::assertAlike);
        return files.stream()
                .mapToLong(file -> file.getJsonObject("hyparquet").getLong("samples"))
                .sum();
    }

    private static void assertAlike(JsonObject file) {
        JsonObject one = file.getJsonObject("duckdb");
        JsonObject other = file.getJsonObject("hyparquet");
        assertThat(other.getLong("rows")).isPositive().isEqualTo(one.getLong("rows"));
        assertThat(other.getLong("samples")).isPositive().isEqualTo(one.getLong("samples"));
        assertThat(other.getLong("sequences")).isEqualTo(one.getLong("sequences"));
        double sum = one.getDouble("sum");
        assertThat(other.getDouble("sum")).isEqualTo(sum, within(Math.abs(sum) * ROUNDING));
    }
}
