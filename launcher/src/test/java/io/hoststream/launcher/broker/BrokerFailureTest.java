package io.hoststream.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BrokerFailureTest {

    @Test
    void shouldSayThatTheDiskIsFull() {
        assertThat(failure(4_096).message())
                .isEqualTo("The embedded broker in /data stopped because its disk is full: make room there and start"
                        + " again (halted, 4096 bytes are free)");
    }

    @Test
    void shouldSayHowMuchIsFreeWhenThatIsNotTheReason() {
        assertThat(failure(5L << 30).message())
                .isEqualTo("The embedded broker in /data stopped: halted (5368709120 bytes are free)");
    }

    @Test
    void shouldSayThatTheFileSystemIsGone() {
        assertThat(failure(FreeSpaceWatchdog.UNKNOWN).message())
                .isEqualTo("The embedded broker in /data stopped: halted (its file system cannot be read)");
    }

    private static BrokerFailure failure(long freeBytes) {
        return new BrokerFailure(Path.of("/data"), "halted", freeBytes, null);
    }
}
