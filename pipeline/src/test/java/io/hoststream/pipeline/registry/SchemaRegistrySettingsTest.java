package io.hoststream.pipeline.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.settings.Settings;
import io.hoststream.pipeline.settings.SettingsException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaRegistrySettingsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "user=a                                              | go together",
                "user=a, password=b, token=c                         | not beside them",
                "token=c                                             | only with schema-registry.url",
                "url=http://registry.example, token=c                | expected https",
                "url=ftp://registry.example                          | an address such as",
                "url=http://ada:secret@registry.example              | an address such as",
                "url=http://127.0.0.1, ca-file=/no/such/file         | a file that can be read",
            })
    void shouldSayWhatDoesNotBelongTogether(String settings, String complaint) {
        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void shouldTakeWhatIsSafe() {
        assertThat(read("url=http://127.0.0.1:8081, user=a, password=b")
                        .lookingUp()
                        .register())
                .isFalse();
        assertThat(read("url=https://registry.example/path, token=c").register())
                .isTrue();
        assertThat(read("url=http://registry.example, token=c, plain-http-beyond-loopback=true")
                        .token())
                .isPresent();
    }

    private static SchemaRegistrySettings read(String settings) {
        Map<String, String> values = new HashMap<>();
        for (String setting : settings.split(", ", -1)) {
            String[] parts = setting.split("=", 2);
            values.put("schema-registry." + parts[0].strip(), parts[1].strip());
        }
        return Settings.of(SchemaRegistrySettings.class, values);
    }
}
