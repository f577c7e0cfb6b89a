package io.hoststream.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServeSettingsTest {

    @Test
    void shouldServeOnLoopbackByDefault() {
        ServeSettings settings = Settings.defaults(ServeSettings.class);

        assertThat(settings.bind()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.loopbackOnly()).isTrue();
        assertThat(settings.origins()).isEmpty();
        assertThat(settings.window()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.forgetAfter()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.maxPoints()).isEqualTo(100_000);
        assertThat(settings.maxClients()).isEqualTo(2000);
        assertThat(settings.boost()).isFalse();
        assertThat(settings.boostInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.boostHosts()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost", "LOCALHOST"})
    void shouldServeOnAnyLoopbackAddress(String bind) {
        assertThat(settings("serve.bind", bind).loopbackOnly()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.5", "example.org", "127.0.0.1.example.org"})
    void shouldRefuseToServeBeyondLoopback(String bind) {
        assertThatThrownBy(() -> settings("serve.bind", bind))
                .hasMessageContaining("serve.bind is " + bind)
                .hasMessageContaining("serve.plain-http-beyond-loopback: true");
    }

    @Test
    void shouldServeBeyondLoopbackWhenToldTo() {
        ServeSettings settings = Settings.of(
                ServeSettings.class, Map.of("serve.bind", "0.0.0.0", "serve.plain-http-beyond-loopback", "true"));

        assertThat(settings.loopbackOnly()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "serve.port, 70000",
        "serve.window, 10s",
        "serve.origins, metrics.example",
        "serve.origins, https://metrics.example/page",
        "serve.max-points, 5",
        "serve.max-clients, 0",
        "serve.boost-interval, 999ms",
        "serve.boost-hosts, 0"
    })
    void shouldRefuseWhatCannotBe(String key, String value) {
        assertThatThrownBy(() -> settings(key, value)).hasMessageContaining(key);
    }

    private static ServeSettings settings(String key, String value) {
        return Settings.of(ServeSettings.class, Map.of(key, value));
    }
}
