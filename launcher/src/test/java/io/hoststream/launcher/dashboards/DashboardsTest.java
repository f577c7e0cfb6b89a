package io.hoststream.launcher.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.schema.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The dashboards in the repository are what their source gives, and ask only for what is exported. */
class DashboardsTest {

    private static final Pattern NAME = Pattern.compile("\\b(?:host|hoststream)_[a-z0-9_]+\\b");
    private static final Set<String> OF_THE_EXPORTER =
            Set.of("host_up", "host_last_sample_timestamp_seconds", "host_info");

    /** That they exist is for the test with a real Prometheus to show: they are made as the process runs. */
    private static final Set<String> OF_THE_PROCESS = Set.of("hoststream_loop_records_total", "hoststream_loop_lag");

    @TestFactory
    Stream<DynamicTest> shouldBeWhatTheSourceGives() throws IOException {
        return rendered().entrySet().stream()
                .map(board -> DynamicTest.dynamicTest(
                        board.getKey(),
                        () -> assertThat(Files.readString(BoardFile.DIRECTORY.resolve(board.getKey())))
                                .as(
                                        "%s is out of date; write it anew with: ./hoststream dashboards dashboards",
                                        board.getKey())
                                .isEqualTo(board.getValue())));
    }

    @Test
    void shouldBeAllThatThereIs() throws IOException {
        assertThat(BoardFile.all())
                .extracting(board -> board.name() + ".json")
                .containsExactlyElementsOf(rendered().keySet());
        assertThat(BoardFile.all())
                .extracting(BoardFile::name)
                .containsExactly("cpu", "disk-io", "disk-usage", "fleet", "memory", "network", "overview");
    }

    @Test
    void shouldGiveTheSameFromTheSameSource() throws IOException {
        assertThat(rendered()).isEqualTo(rendered());
    }

    private static Map<String, String> rendered() throws IOException {
        return Dashboards.render(Files.readString(BoardFile.DIRECTORY.resolve(Dashboards.SOURCE)));
    }

    @Test
    void shouldAskOnlyForSeriesThatAreExported() {
        Set<String> exported = Stream.of(OF_THE_EXPORTER.stream(), OF_THE_PROCESS.stream(), catalogue())
                .flatMap(names -> names)
                .collect(Collectors.toSet());

        for (BoardFile board : BoardFile.all()) {
            for (BoardFile.Target target : board.targets()) {
                assertThat(names(target.expr()))
                        .as(target.toString())
                        .isNotEmpty()
                        .isSubsetOf(exported);
            }
        }
    }

    @Test
    void shouldShowEveryFamilyOfTheCatalogueButAFew() {
        Set<String> asked = BoardFile.all().stream()
                .flatMap(board -> board.targets().stream())
                .flatMap(target -> names(target.expr()).stream())
                .collect(Collectors.toSet());

        assertThat(catalogue().distinct().filter(name -> !asked.contains(name)))
                .as("families that no dashboard shows; a new one belongs on one, or here with a reason")
                .containsExactlyInAnyOrderElementsOf(UNSHOWN);
    }

    /** Parts of what is shown, or what is shown by another family already. */
    private static final List<String> UNSHOWN = List.of(
            "host_memory_slab_reclaimable_bytes",
            "host_swap_free_bytes",
            "host_swap_cached_bytes",
            "host_disk_read_await_seconds",
            "host_disk_write_await_seconds",
            "host_disk_queue_length",
            "host_filesystem_free_bytes",
            "host_filesystem_inodes",
            "host_filesystem_inodes_used",
            "host_filesystem_inodes_free");

    private static Stream<String> catalogue() {
        return Stream.of(Metric.values())
                .flatMap(metric -> metric.exposition().stream())
                .map(exposition -> exposition.name());
    }

    private static Set<String> names(String expr) {
        return NAME.matcher(expr).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
