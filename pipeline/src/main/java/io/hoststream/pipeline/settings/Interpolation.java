package io.hoststream.pipeline.settings;

import io.hoststream.pipeline.settings.RawValue.Entries;
import io.hoststream.pipeline.settings.RawValue.Items;
import io.hoststream.pipeline.settings.RawValue.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills in {@code ${env:NAME}}, {@code ${env:NAME:-otherwise}} and {@code ${file:/path}}, so that secrets can stay out of
 * the file.
 *
 * @param environment the variables that can be named
 */
public record Interpolation(Map<String, String> environment) {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern FORM = Pattern.compile("(env|file):(.+?)(?::-(.*))?", Pattern.DOTALL);

    RawValue apply(RawValue value) {
        if (value instanceof Text text) {
            return new Text(fill(text.text()));
        }
        if (value instanceof Items items) {
            return new Items(items.items().stream().map(this::fill).toList());
        }
        Map<String, String> filled = new LinkedHashMap<>();
        ((Entries) value).entries().forEach((key, text) -> filled.put(key, fill(text)));
        return new Entries(filled);
    }

    /**
     * The text with every reference filled in.
     *
     * @throws IllegalArgumentException with what was expected, if one cannot be
     */
    public String fill(String text) {
        return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(lookUp(found)));
    }

    private String lookUp(MatchResult reference) {
        Matcher form = FORM.matcher(reference.group(1));
        if (!form.matches()) {
            throw new IllegalArgumentException("${env:NAME}, ${env:NAME:-otherwise} or ${file:/path}");
        }
        String name = form.group(2);
        String otherwise = form.group(3);
        boolean variable = form.group(1).equals("env");
        String found = variable ? environment.get(name) : content(name);
        if (found == null && otherwise == null) {
            throw new IllegalArgumentException(
                    variable ? "the environment variable " + name + " to be set" : "a readable file at " + name);
        }
        return found != null ? found : String.valueOf(otherwise);
    }

    private static @Nullable String content(String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}
