package io.hoststream.pipeline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.pipeline.kafka.KafkaSettings.Protocol;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.pipeline.settings.SettingsException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSettingsTest {

    @Test
    void shouldReachABrokerOnThisMachineByDefault() {
        assertThat(Settings.defaults(KafkaSettings.class))
                .isEqualTo(new KafkaSettings(
                        "127.0.0.1:9092",
                        Protocol.PLAINTEXT,
                        "SCRAM-SHA-512",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka:9092",
                "a.example.org:1,b.example.org:65535",
                "[::1]:9092",
                "10.0.0.1:9092 , 10.0.0.2:9092"
            })
    void shouldTakeBrokers(String bootstrap) {
        assertThat(Settings.of(KafkaSettings.class, Map.of("kafka.bootstrap", bootstrap))
                        .bootstrap())
                .isEqualTo(bootstrap);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka",
                "kafka:",
                ":9092",
                "kafka:0",
                "kafka:65536",
                "kafka:port",
                "a:1,,b:2",
                "a:1;b:2",
                "::1:9092",
                ""
            })
    void shouldSayHowBrokersAreWritten(String bootstrap) {
        assertThatThrownBy(() -> Settings.of(KafkaSettings.class, Map.of("kafka.bootstrap", bootstrap)))
                .isInstanceOf(SettingsException.class)
                .hasMessage("--set: kafka.bootstrap = \"" + bootstrap
                        + "\": expected host:port, several with commas between");
    }

    @Test
    void shouldSayWhichMechanismsThereAre() {
        assertThatThrownBy(() -> Settings.of(KafkaSettings.class, Map.of("kafka.sasl-mechanism", "OAUTHBEARER")))
                .hasMessage(
                        "--set: kafka.sasl-mechanism = \"OAUTHBEARER\": expected one of SCRAM-SHA-512, SCRAM-SHA-256,"
                                + " PLAIN");
    }

    @Test
    void shouldAskForUserAndPasswordWhereTheProtocolDoes() {
        assertThatThrownBy(() -> Settings.of(
                        KafkaSettings.class, Map.of("kafka.security-protocol", "sasl-ssl", "kafka.sasl-user", "me")))
                .hasMessage("kafka: kafka.sasl-user and kafka.sasl-password are needed with kafka.security-protocol"
                        + " sasl-ssl");
    }

    @Test
    void shouldRefuseAPasswordThatWouldNotBeUsed() {
        assertThatThrownBy(() -> Settings.of(KafkaSettings.class, Map.of("kafka.sasl-password", "secret")))
                .hasMessage("kafka: kafka.sasl-user and kafka.sasl-password are used only with kafka.security-protocol"
                        + " sasl-ssl or sasl-plaintext; it is plaintext");
    }

    @Test
    void shouldRefuseCertificatesThatWouldNotBeUsed() {
        assertThatThrownBy(() -> Settings.of(KafkaSettings.class, Map.of("kafka.ca-file", "/etc/ca.pem")))
                .hasMessage("kafka: kafka.ca-file is used only with kafka.security-protocol ssl or sasl-ssl; it is"
                        + " plaintext");
    }

    @Test
    void shouldRefuseAFileOfCertificatesThatIsNotThere() {
        Path missing = Path.of("/nowhere/ca.pem");

        assertThatThrownBy(() -> Settings.of(
                        KafkaSettings.class,
                        Map.of("kafka.security-protocol", "ssl", "kafka.ca-file", missing.toString())))
                .hasMessage("kafka: kafka.ca-file = \"/nowhere/ca.pem\": expected a file that can be read");
    }
}
