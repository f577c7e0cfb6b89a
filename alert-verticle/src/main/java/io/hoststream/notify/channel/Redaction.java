package io.hoststream.notify.channel;

import io.hoststream.pipeline.settings.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes secrets out of what a receiver or a library said: receivers echo what they were sent. */
final class Redaction {

    private static final int SHORTEST_SEGMENT = 8;
    private static final int MOST_SHOWN = 300;

    private final List<String> secrets;

    private Redaction(Stream<String> secrets) {
        // The longest first: one may hold another.
        this.secrets = secrets.filter(secret -> !secret.isBlank())
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    static Redaction of(Collection<Secret> secrets) {
        return new Redaction(secrets.stream().flatMap(secret -> forms(secret.reveal())));
    }

    /** Redacts an address as well: as a whole, its path and query, and the long parts of its path. */
    static Redaction ofAddress(URI address, Collection<Secret> secrets) {
        String path = String.valueOf(address.getRawPath());
        String query = String.valueOf(address.getRawQuery());
        Stream<String> parts = Stream.concat(Arrays.stream(path.split("/", -1)), Arrays.stream(query.split("[&=]", -1)))
                .filter(part -> part.length() >= SHORTEST_SEGMENT);
        Stream<String> wholes = Stream.of(address.toString(), path + "?" + query, path)
                .filter(whole -> whole.length() >= SHORTEST_SEGMENT);
        return new Redaction(Stream.of(wholes, parts, secrets.stream().flatMap(secret -> forms(secret.reveal())))
                .flatMap(stream -> stream));
    }

    private static Stream<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        // A header's value as a whole, and without its scheme.
        return Stream.of(
                secret,
                secret.replaceFirst("^(Bearer|Basic) ", ""),
                Base64.getEncoder().encodeToString(bytes));
    }

    /** The text on one line without secrets, and not too long. */
    String apply(String text) {
        String left = text;
        for (String secret : secrets) {
            left = left.replace(secret, Secret.MASK);
        }
        return Words.line(left, MOST_SHOWN);
    }
}
