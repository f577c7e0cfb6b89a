package io.hoststream.pipeline.kafka;

import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Secret;
import io.hoststream.pipeline.settings.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How the Kafka cluster is reached. */
@Prefix("kafka")
public record KafkaSettings(
        @Setting(
                help = "Brokers to ask for the cluster first, host:port with commas between",
                byDefault = "127.0.0.1:9092",
                pattern = KafkaSettings.BROKERS,
                expected = "host:port, several with commas between")
        String bootstrap,

        @Setting(help = "How the connection is secured", byDefault = "plaintext")
        Protocol securityProtocol,

        @Setting(
                help = "SASL mechanism where the protocol asks for one",
                byDefault = "SCRAM-SHA-512",
                pattern = "SCRAM-SHA-512|SCRAM-SHA-256|PLAIN",
                expected = "one of SCRAM-SHA-512, SCRAM-SHA-256, PLAIN")
        String saslMechanism,

        @Setting(help = "User name for SASL") Optional<String> saslUser,
        @Setting(help = "Password for SASL") Optional<Secret> saslPassword,

        @Setting(help = "PEM file with the certificates that the brokers' own are checked against")
        Optional<Path> caFile,

        @Setting(help = "Replicas of the topics that `topics apply` creates", byDefault = "1", min = 1, max = 9)
        int replication) {

    /** A name, an IPv4 address or an IPv6 address in brackets; a port from 1 to 65535; several with commas between. */
    private static final String PORT = "(6553[0-5]|655[0-2]\\d|65[0-4]\\d{2}|6[0-4]\\d{3}|[1-5]\\d{4}|[1-9]\\d{0,3})";

    private static final String BROKER = "(\\[[0-9a-fA-F:.]+]|[^\\s,:\\[\\]]+):" + PORT;
    static final String BROKERS = BROKER + "(\\s*,\\s*" + BROKER + ")*";

    /** How a connection to the brokers is secured. */
    public enum Protocol {
        /** Not at all. */
        PLAINTEXT,
        /** TLS. */
        SSL,
        /** User name and password without encryption. */
        SASL_PLAINTEXT,
        /** User name and password over TLS. */
        SASL_SSL;

        /** Whether it asks for user name and password. */
        boolean sasl() {
            return this == SASL_PLAINTEXT || this == SASL_SSL;
        }

        /** Whether it is encrypted. */
        boolean tls() {
            return this == SSL || this == SASL_SSL;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Checks what belongs together. */
    public KafkaSettings {
        if (securityProtocol.sasl() && (saslUser.isEmpty() || saslPassword.isEmpty())) {
            throw new IllegalArgumentException(
                    "kafka.sasl-user and kafka.sasl-password are needed with kafka.security-protocol "
                            + securityProtocol.id());
        }
        if (!securityProtocol.sasl() && (saslUser.isPresent() || saslPassword.isPresent())) {
            throw new IllegalArgumentException(
                    "kafka.sasl-user and kafka.sasl-password are used only with kafka.security-protocol "
                            + "sasl-ssl or sasl-plaintext; it is " + securityProtocol.id());
        }
        if (!securityProtocol.tls() && caFile.isPresent()) {
            throw new IllegalArgumentException(
                    "kafka.ca-file is used only with kafka.security-protocol ssl or sasl-ssl; it is "
                            + securityProtocol.id());
        }
        if (caFile.isPresent() && !Files.isReadable(caFile.get())) {
            throw new IllegalArgumentException(
                    "kafka.ca-file = \"" + caFile.get() + "\": expected a file that can be read");
        }
    }

    /** The same settings for a cluster at another address. */
    public KafkaSettings withBootstrap(String address) {
        return new KafkaSettings(address, securityProtocol, saslMechanism, saslUser, saslPassword, caFile, replication);
    }
}
