package io.hoststream.pipeline.registry;

import io.hoststream.pipeline.outbound.HostText;
import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Secret;
import io.hoststream.pipeline.settings.Setting;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The schema registry that gives the numbers of schemas, if there is one. */
@Prefix("schema-registry")
public record SchemaRegistrySettings(
        @Setting(
                help =
                        "Address of a registry that speaks the Confluent Schema Registry's API, such as"
                                + " https://registry.example:8081; where none is given, schemas have fixed numbers and no registry is needed",
                pattern = "https?://[^/\\s@?#]+(/[^\\s?#]*)?",
                expected = "an address such as https://registry.example:8081, without a user in it")
        Optional<URI> url,

        @Setting(help = "User name for the registry", pattern = "[^:]+", expected = "a name without a colon")
        Optional<String> user,

        @Setting(help = "Password for the registry") Optional<Secret> password,

        @Setting(help = "Bearer token for the registry, instead of user and password")
        Optional<Secret> token,

        @Setting(
                help =
                        "PEM file with the certificates that the registry's own is checked against, instead of the ones that"
                                + " Java trusts")
        Optional<Path> caFile,

        @Setting(
                help =
                        "Register the released schemas at the start; false looks them up only, and somebody else has to have"
                                + " registered them",
                byDefault = "true")
        boolean register,

        @Setting(
                help = "Permit credentials over http to another machine, unencrypted. Only in a network that you trust",
                byDefault = "false")
        boolean plainHttpBeyondLoopback) {

    /** Checks what belongs together. */
    public SchemaRegistrySettings {
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("schema-registry.user and schema-registry.password go together");
        }
        if (token.isPresent() && user.isPresent()) {
            throw new IllegalArgumentException(
                    "schema-registry.token stands instead of user and password, not beside them");
        }
        boolean credentials = token.isPresent() || user.isPresent();
        if (url.isEmpty() && (credentials || caFile.isPresent())) {
            throw new IllegalArgumentException(
                    "the settings of schema-registry are used only with schema-registry.url");
        }
        if (credentials && !plainHttpBeyondLoopback) {
            url.filter(SchemaRegistrySettings::openToOthers).ifPresent(SchemaRegistrySettings::refuse);
        }
        if (caFile.isPresent() && !Files.isReadable(caFile.get())) {
            throw new IllegalArgumentException(
                    "schema-registry.ca-file = \"" + caFile.get() + "\": expected a file that can be read");
        }
    }

    /** The same registry, in which nothing is registered. */
    public SchemaRegistrySettings lookingUp() {
        return new SchemaRegistrySettings(url, user, password, token, caFile, false, plainHttpBeyondLoopback);
    }

    private static void refuse(URI address) {
        throw new IllegalArgumentException("schema-registry.url is " + address + " and there are credentials: expected"
                + " https, or schema-registry.plain-http-beyond-loopback: true in a network that you trust");
    }

    private static boolean openToOthers(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        return address.getScheme().equals("http") && !HostText.isLoopback(host);
    }
}
