package io.hoststream.storage.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.settings.Settings;
import io.hoststream.pipeline.settings.SettingsException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteWriteSettingsTest {

    @Test
    void shouldBeOffUnlessThereIsATarget() {
        RemoteWriteSettings settings = Settings.defaults(RemoteWriteSettings.class);

        assertThat(settings.enabled()).isFalse();
        assertThat(settings.receivers()).isEmpty();
    }

    @Test
    void shouldGiveEveryTargetItsOwnCredentialsAndGroup() {
        RemoteWriteSettings settings = read(Map.of(
                "targets", "a=https://a.example/push, b=http://127.0.0.1:9090/api/v1/write",
                "users", "a=me",
                "passwords", "a=pa:ss",
                "tokens", "b=tok",
                "headers", "X-Scope-OrgID=all, b/x-scope-orgid=only"));

        assertThat(settings.receivers()).hasSize(2);
        Target a = settings.receivers().get(0);
        Target b = settings.receivers().get(1);
        assertThat(revealed(a))
                .containsOnly(Map.entry("Authorization", "Basic bWU6cGE6c3M="), Map.entry("X-Scope-OrgID", "all"));
        assertThat(revealed(b))
                .containsEntry("Authorization", "Bearer tok")
                .containsValue("only")
                .hasSize(2);
        assertThat(settings.groupOf(b)).isEqualTo("hoststream-remote-write-b");
        assertThat(a.toString() + settings).doesNotContain("bWU6", "pa:ss", "tok\"", "=tok");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a=http://metrics.example/push       | without encryption: expected https
            a=ftp://metrics.example/push        | expected an http or https address
            a=https://me:secret@m.example/push  | expected the user in remote-write.users
            a=https://169.254.169.254/push      | a link-local address
            a=http://[fe80::1]/push             | a link-local address
            a b=https://metrics.example         | is no name for a target
            """)
    void shouldRefuseAnAddressThatIsNone(String targets, String complaint) {
        assertThatThrownBy(() -> read(Map.of("targets", targets)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(complaint)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            users     | a=me                  | remote-write.passwords.a are needed together
            passwords | a=geheim              | remote-write.passwords.a are needed together
            tokens    | z=geheim              | "z" is not a target: expected one of [a]
            headers   | Host=geheim           | is no header that can be set
            headers   | z/X-Tenant=geheim     | "z" is not a target
            headers   | X Tenant=geheim       | is no header that can be set
            headers   | X-Tenant=geheimü      | printable ASCII
            ca-file   | /does/not/exist       | expected a file that can be read
            max-samples | 0                   | max-samples
            """)
    void shouldRefuseWhatDoesNotBelongTogether(String key, String value, String complaint) {
        assertThatThrownBy(() -> read(Map.of("targets", "a=https://a.example/push", key, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(complaint)
                .hasMessageNotContaining("geheim");
    }

    @Test
    void shouldPermitPlainHttpInANetworkThatIsTrusted() {
        assertThat(read(Map.of("targets", "a=http://mimir:8080/push", "plain-http-beyond-loopback", "true"))
                        .receivers())
                .hasSize(1);
    }

    private static Map<String, String> revealed(Target target) {
        Map<String, String> all = new HashMap<>();
        target.headers().forEach((name, value) -> all.put(name, value.reveal()));
        return all;
    }

    private static RemoteWriteSettings read(Map<String, String> values) {
        Map<String, String> full = new HashMap<>();
        values.forEach((key, value) -> full.put("remote-write." + key, value));
        return Settings.of(RemoteWriteSettings.class, full);
    }
}
