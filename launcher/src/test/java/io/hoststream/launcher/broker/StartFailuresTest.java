package io.hoststream.launcher.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class StartFailuresTest {

    private static final BrokerSettings SETTINGS = BrokerSettings.in(Path.of("/data/kafka"));

    @Test
    void shouldPassOnWhatIsExplained() {
        BrokerStartException explained = new BrokerStartException("the port is taken");
        assertThat(StartFailures.explain(SETTINGS, new ExecutionException(explained)))
                .isSameAs(explained);
    }

    @Test
    void shouldNameTheDirectoryAndTheRootCause() {
        Throwable failure = new ExecutionException(new IllegalStateException("outer", new IOException("disk is gone")));
        assertThat(StartFailures.explain(SETTINGS, failure))
                .hasMessageContainingAll("/data/kafka", "disk is gone")
                .hasCause(failure);
        assertThat(StartFailures.explain(SETTINGS, new IllegalStateException()))
                .hasMessageContaining("IllegalStateException");
    }

    @Test
    void shouldSayWhatTookTooLong() {
        assertThat(StartFailures.tooSlow(
                        SETTINGS, Duration.ofSeconds(30), BrokerStage.CONTROLLER, new TimeoutException()))
                .hasMessageContainingAll("/data/kafka", "30 s", "starting the controller");
    }
}
