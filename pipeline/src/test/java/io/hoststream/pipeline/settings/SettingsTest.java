package io.hoststream.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.health.HealthSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    /** A component that lacks its prefix. */
    record Nameless(@Setting(help = "x", byDefault = "1") int x) {}

    /** A component with a part that is no setting. */
    @Prefix("partly")
    record Partly(@Setting(help = "x", byDefault = "1") int x, int y) {}

    /** A component whose setting has to be given. */
    @Prefix("needy")
    record Needy(
            @Setting(help = "A number that only the user knows")
            int number) {}

    @Test
    void shouldReadSeveralComponentsTogether() {
        Settings settings = Settings.read(
                Reading.of("demo.count=3", "health.port=9000"), List.of(Demo.class, HealthSettings.class));

        assertThat(settings.get(Demo.class).count()).isEqualTo(3);
        assertThat(settings.get(HealthSettings.class).port()).isEqualTo(9000);
        assertThat(settings.effective()).extracting(Settings.Effective::key).contains("demo.count", "health.port");
    }

    @Test
    void shouldMakeAComponentForATest() {
        assertThat(Settings.of(Demo.class, Map.of("demo.count", "3")).count()).isEqualTo(3);
        assertThatThrownBy(() -> Settings.of(Demo.class, Map.of("demo.counter", "3")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("demo.counter is not a setting; did you mean demo.count?");
    }

    @Test
    void shouldNotHandOutWhatWasNotRead() {
        Settings settings = Reading.settings(Sources.none());

        assertThatThrownBy(() -> settings.get(HealthSettings.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was not among the components that were read");
    }

    @Test
    void shouldAskForWhatHasNoDefault() {
        assertThatThrownBy(() -> Settings.defaults(Needy.class))
                .isInstanceOf(SettingsException.class)
                .hasMessage("default: needy.number = \"\": expected a whole number");
    }

    @Test
    void shouldRefuseComponentsThatAreNotDescribed() {
        assertThatThrownBy(() -> Settings.defaults(Nameless.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lacks @Prefix");
        assertThatThrownBy(() -> Settings.defaults(Partly.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("y lacks @Setting");
    }

    @Test
    void shouldWriteNamesAsKeys() {
        assertThat(Component.kebab("staleAfter")).isEqualTo("stale-after");
        assertThat(Component.kebab("http2Port")).isEqualTo("http2-port");
        assertThat(Component.kebab("port")).isEqualTo("port");
    }
}
