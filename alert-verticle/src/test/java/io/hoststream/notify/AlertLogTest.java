package io.hoststream.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertLogTest {

    @TempDir
    private Path data;

    private final NotifySettings settings = Settings.defaults(NotifySettings.class);

    @Test
    void shouldKeepEveryEventInALine() throws IOException {
        AlertLog log = AlertLog.open(data, settings);
        log.tell(new Notice(Events.pending("a", 1), false));
        log.tell(new Notice(Events.critical("a", 2), true));
        log.secure();
        log.close();
        assertThat(data.resolve("alerts.log"))
                .hasContent(EventJson.line(Events.pending("a", 1)) + "\n" + EventJson.line(Events.critical("a", 2)));
    }

    @Test
    void shouldKnowWhatItHasAfterARestart() throws IOException {
        AlertLog log = AlertLog.open(data, settings);
        log.tell(new Notice(Events.critical("a", 2), false));
        log.close();
        Files.writeString(
                data.resolve("alerts.log"), Files.readString(data.resolve("alerts.log")) + "not json\n{\"torn\":");
        AlertLog again = AlertLog.open(data, settings);
        Told told = again.recall();
        again.close();
        assertThat(told.knows(Events.critical("a", 2))).isTrue();
        assertThat(told.knows(Events.resolved("a", 3))).isFalse();
    }

    @Test
    void shouldGoWhereTheSettingsSay() throws IOException {
        Path file = data.resolve("elsewhere").resolve("my.log");
        NotifySettings elsewhere = Settings.of(NotifySettings.class, Map.of("notify.log-file", file.toString()));
        AlertLog.open(data, elsewhere).close();
        assertThat(file).exists();
    }

    @Test
    void shouldSayWhichFileCannotBeWritten() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "in the way").resolve("alerts.log");
        NotifySettings blocked = Settings.of(NotifySettings.class, Map.of("notify.log-file", file.toString()));
        assertThatThrownBy(() -> AlertLog.open(data, blocked))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Cannot write the alert log " + file + " (notify.log-file): ");
    }
}
