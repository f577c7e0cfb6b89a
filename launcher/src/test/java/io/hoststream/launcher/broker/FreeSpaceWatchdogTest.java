package io.hoststream.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceWatchdogTest {

    @TempDir
    private Path directory;

    @Test
    void shouldReportAFileSystemThatHasTooLittle() {
        List<FreeSpaceState> reported = new CopyOnWriteArrayList<>();
        try (FreeSpaceWatchdog watchdog =
                new FreeSpaceWatchdog(directory, Long.MAX_VALUE / 2, (state, free) -> reported.add(state))) {
            watchdog.start(Duration.ofMillis(1));
            await().untilAsserted(() -> assertThat(reported).containsExactly(FreeSpaceState.LOW));
        }
    }

    @Test
    void shouldGoOnWhenItsListenerFails() {
        List<FreeSpaceState> reported = new CopyOnWriteArrayList<>();
        FreeSpaceWatchdog watchdog = new FreeSpaceWatchdog(directory, Long.MAX_VALUE / 2, (state, free) -> {
            reported.add(state);
            throw new IllegalStateException("listener");
        });
        watchdog.start(Duration.ofMillis(1));
        await().untilAsserted(() -> assertThat(reported).isNotEmpty());
        watchdog.close();
        assertThat(reported).containsExactly(FreeSpaceState.LOW);
    }

    @Test
    void shouldKnowTheFreeSpaceOfWhatExistsOnly() {
        assertThat(FreeSpaceWatchdog.freeBytes(directory)).isPositive();
        assertThat(FreeSpaceWatchdog.freeBytes(directory.resolve("missing"))).isEqualTo(FreeSpaceWatchdog.UNKNOWN);
    }
}
