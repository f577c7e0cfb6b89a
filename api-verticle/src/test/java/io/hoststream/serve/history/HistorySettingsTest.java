package io.hoststream.serve.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.archive.history.History;
import io.hoststream.pipeline.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistorySettingsTest {

    @Test
    void shouldReadTheArchiveInTheDataDirectoryByDefault(@TempDir Path data) throws IOException {
        try (History history = Histories.open(settings(Map.of()), data).orElseThrow()) {
            assertThat(history.capabilities().store()).isEqualTo("files in " + data.resolve("archive"));
        }
    }

    @Test
    void shouldAskThePrometheusThatIsNamedAndShowNoSecret(@TempDir Path data) throws IOException {
        HistorySettings settings = settings(Map.of(
                "history.store", "prometheus",
                "history.url", "https://mimir.example/prometheus",
                "history.token", "very-secret",
                "history.tenant", "team-a"));

        try (History history = Histories.open(settings, data).orElseThrow()) {
            assertThat(history.capabilities().store()).isEqualTo("https://mimir.example/prometheus");
            assertThat(history.capabilities().exactRates()).isFalse();
        }
        assertThat(settings.toString()).doesNotContain("very-secret");
    }

    @Test
    void shouldReadNothingWhereNothingIsWanted(@TempDir Path data) throws IOException {
        assertThat(Histories.open(settings(Map.of("history.store", "none")), data))
                .isEmpty();
    }

    @Test
    void shouldNameWhatIsMissing() {
        assertThatThrownBy(() -> settings(Map.of("history.store", "prometheus")))
                .hasMessageContaining("needs history.url");
        assertThatThrownBy(() -> settings(Map.of("history.user", "me"))).hasMessageContaining("belong together");
        assertThatThrownBy(() -> settings(Map.of("history.token", "t", "history.user", "me", "history.password", "p")))
                .hasMessageContaining("expected one of them");
        assertThatThrownBy(() -> settings(Map.of("history.url", "http://me:secret@example.org")))
                .hasMessageContaining("without a user in it");
    }

    private static HistorySettings settings(Map<String, String> values) {
        return Settings.of(HistorySettings.class, values);
    }
}
