package io.hoststream.serve.access.jwt;

import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Whose signed tokens are taken instead of API keys. */
@Prefix("jwt")
public record JwtSettings(
        @Setting(
                help = "Issuer whose tokens are taken: the text of their claim iss, exactly. None: no tokens are taken",
                pattern = "[!-~]{1,500}",
                expected = "the text of the claim iss, without spaces")
        Optional<String> issuer,

        @Setting(
                help = "What tokens have to name in their claim aud, such as hoststream",
                pattern = "[!-~]{1,500}",
                expected = "the text of the claim aud, without spaces")
        Optional<String> audience,

        @Setting(
                help = "Where the issuer's keys (a JWK set) are: an https address, or a file",
                pattern = "https://[^/\\s@?#]+(/\\S*)?|(?!\\w+://)\\S.*",
                expected = "an address such as https://id.example/keys, without a user in it, or the path of a file")
        Optional<String> jwks,

        @Setting(
                help =
                        "File with the certificates (PEM) that the https address of the keys is trusted by, instead of Java's")
        Optional<Path> ca,

        @Setting(help = "How far the issuer's clock may be off", byDefault = "30s", min = 0, max = 60_000)
        Duration clockSkew,

        @Setting(
                help = "The longest time from iat to exp of a token that is taken",
                byDefault = "24h",
                min = 60_000,
                max = 2_592_000_000L)
        Duration maxLifetime) {

    /** Checks what belongs together. */
    public JwtSettings {
        if (issuer.isPresent() != audience.isPresent() || issuer.isPresent() != jwks.isPresent()) {
            throw new IllegalArgumentException(
                    "jwt.issuer, jwt.audience and jwt.jwks belong together: expected all three or none");
        }
    }

    /** Whether tokens are taken at all. */
    public boolean enabled() {
        return issuer.isPresent();
    }
}
