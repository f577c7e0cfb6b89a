package io.hoststream.notify.route;

import io.hoststream.pipeline.form.Fields;
import io.hoststream.pipeline.settings.Durations;
import io.hoststream.pipeline.settings.Interpolation;
import io.hoststream.pipeline.settings.Secret;
import io.hoststream.pipeline.settings.Suggestions;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Values of keys in a routes file. What cannot be read is a problem, and then is empty or as it would be without the key. */
final class Values {

    private final Fields fields;
    private final Interpolation interpolation;

    Values(Fields fields, Interpolation interpolation) {
        this.fields = fields;
        this.interpolation = interpolation;
    }

    Fields fields() {
        return fields;
    }

    Optional<Values> group(String key) {
        return fields.group(key).map(group -> new Values(group, interpolation));
    }

    /** A text in which references to variables and files are filled in. */
    Optional<String> text(String key) {
        return fields.text(key).flatMap(text -> filled(key, text));
    }

    List<String> texts(String key) {
        return fields.texts(key).stream()
                .flatMap(text -> filled(key, text).stream())
                .toList();
    }

    private Optional<String> filled(String key, String text) {
        try {
            return Optional.of(interpolation.fill(text));
        } catch (IllegalArgumentException e) {
            fields.complainOf(key, ": expected " + e.getMessage());
            return Optional.empty();
        }
    }

    Optional<Secret> secret(String key) {
        return text(key).map(Secret::new);
    }

    /** A text that has to be there. */
    String needed(String key, String expected) {
        if (!fields.has(key)) {
            fields.complain(key + " is missing, expected " + expected);
        }
        return text(key).orElse("");
    }

    Optional<Duration> duration(String key) {
        return text(key).flatMap(text -> {
            try {
                return Optional.of(Durations.parse(text));
            } catch (IllegalArgumentException | ArithmeticException e) {
                fields.complainOf(key, " = \"" + text + "\": expected " + e.getMessage());
                return Optional.empty();
            }
        });
    }

    Duration duration(String key, Duration otherwise, Duration least, Duration most) {
        Duration found = duration(key).orElse(otherwise);
        if (found.compareTo(least) < 0 || found.compareTo(most) > 0) {
            fields.complainOf(
                    key,
                    " = " + Durations.format(found) + ": expected from " + Durations.format(least) + " to "
                            + Durations.format(most));
            return otherwise;
        }
        return found;
    }

    boolean truth(String key, boolean otherwise) {
        return choice(key, List.of("true", "false")).map(Boolean::parseBoolean).orElse(otherwise);
    }

    int number(String key, int otherwise, int most) {
        return text(key)
                .map(text -> {
                    int found = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
                    if (found < 1 || found > most) {
                        fields.complainOf(key, " = \"" + text + "\": expected a whole number from 1 to " + most);
                        return otherwise;
                    }
                    return found;
                })
                .orElse(otherwise);
    }

    /** One of some words. */
    Optional<String> choice(String key, Collection<String> words) {
        Optional<String> found = text(key);
        found.filter(word -> !words.contains(word)).ifPresent(word -> complainOf(key, word, words));
        return found.filter(words::contains);
    }

    void complainOf(String key, String word, Collection<String> words) {
        fields.complainOf(
                key,
                " = \"" + word + "\": "
                        + (words.isEmpty()
                                ? "there is none that it could be"
                                : "expected one of " + String.join(", ", words))
                        + Suggestions.hint(word, words));
    }

    Optional<URI> address(String key, String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            // Its own message repeats the text, which may carry a password.
            fields.complainOf(key, ": expected an address such as https://host/path");
            return Optional.empty();
        }
    }
}
