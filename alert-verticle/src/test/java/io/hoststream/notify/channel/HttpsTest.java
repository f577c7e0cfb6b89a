package io.hoststream.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hoststream.avro.Severity;
import io.hoststream.pipeline.settings.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsTest {

    private static final Message NEWS = Alerts.news(Alerts.firing("web-1", Severity.WARNING));

    @TempDir
    private Path directory;

    @Test
    void shouldTrustOnlyWhoProvesTheName() throws Exception {
        TestCertificate right = TestCertificate.of("ip:127.0.0.1", directory);
        TestCertificate wrong = TestCertificate.of("dns:other.example", directory);
        try (OutsideServer server = new OutsideServer(right.server().getServerSocketFactory());
                OutsideServer other = new OutsideServer(wrong.server().getServerSocketFactory())) {
            try (Channel trusted = channel(server, Optional.of(right.pem()))) {
                trusted.send(NEWS);
            }
            assertThat(server.requests).hasSize(1);
            assertThat(refused(server, Optional.empty())).contains("no safe connection");
            assertThat(refused(other, Optional.of(wrong.pem()))).contains("no safe connection");
            assertThat(server.requests).hasSize(1);
            assertThat(other.requests).isEmpty();
        }
    }

    @Test
    void shouldCheckWhatANameResolvesTo() {
        WebhookSettings settings = new WebhookSettings(
                "pager", new Secret("https://LocalHost.:1/"), Optional.empty(), Map.of(), Reach.INTERNET);
        try (Channel channel = Channels.open(settings, Alerts.CLOCK, (name, failing) -> {})) {
            SendException failure = catchThrowableOfType(SendException.class, () -> channel.send(NEWS));

            // A resolver that does not know the name with its dot may say so instead; nothing is connected to either
            // way.
            assertThat(failure.getMessage())
                    .containsAnyOf("leads to 127.0.0.1", "leads to 0:0:0:0:0:0:0:1", "no such name");
        }
    }

    @Test
    void shouldComeBackWhereNoNameIsFound() {
        WebhookSettings settings = new WebhookSettings(
                "pager", new Secret("https://no-such-host.invalid/"), Optional.empty(), Map.of(), Reach.INTERNET);
        try (Channel channel = Channels.open(settings, Alerts.CLOCK, (name, failing) -> {})) {
            SendException failure = catchThrowableOfType(SendException.class, () -> channel.send(NEWS));

            assertThat(failure.retriable()).isTrue();
            assertThat(failure.getMessage()).contains("no address of no-such-host.invalid");
        }
    }

    private static String refused(OutsideServer server, Optional<Path> authorities) {
        try (Channel channel = channel(server, authorities)) {
            SendException failure = catchThrowableOfType(SendException.class, () -> channel.send(NEWS));
            assertThat(failure.retriable()).isTrue();
            return String.valueOf(failure.getMessage());
        }
    }

    private static Channel channel(OutsideServer server, Optional<Path> authorities) {
        WebhookSettings settings = new WebhookSettings(
                "pager",
                new Secret("https://127.0.0.1:" + server.port() + "/in"),
                Optional.empty(),
                Map.of(),
                new Reach(true, false, authorities, Duration.ofSeconds(5)));
        return Channels.open(settings, Alerts.CLOCK, (name, failing) -> {});
    }
}
