package io.hoststream.alert.rule;

import io.hoststream.pipeline.settings.Origin;
import io.hoststream.pipeline.settings.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where rules are read from: a file, or the jar. */
public final class RuleFile {

    private static final String BUILT_IN = "default-rules.yaml";
    private static final long MOST_BYTES = 1L << 20;

    private RuleFile() {}

    /** The rules that come with hoststream. */
    public static Rules builtIn() {
        return RuleParser.parse(BUILT_IN, builtInText());
    }

    /** The rules that come with hoststream, as they are written, comments included. */
    public static String builtInText() {
        try (InputStream in = RuleFile.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + BUILT_IN);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + BUILT_IN + " from the jar", e);
        }
    }

    /**
     * The rules in a file.
     *
     * @throws io.hoststream.pipeline.settings.SettingsException with every problem, if there are any
     */
    public static Rules read(Path file) {
        Problems problems = new Problems();
        String text = text(file, problems);
        problems.throwIfAny();
        return RuleParser.parse(file.toString(), text);
    }

    private static String text(Path file, Problems problems) {
        Origin origin = new Origin(file.toString());
        try {
            if (Files.size(file) <= MOST_BYTES) {
                return Files.readString(file);
            }
            problems.add(origin, "is larger than 1 MB, which no rules file is");
        } catch (NoSuchFileException e) {
            problems.add(origin, "does not exist (alert.rules)");
        } catch (CharacterCodingException e) {
            problems.add(origin, "is not UTF-8 text");
        } catch (IOException e) {
            problems.add(origin, "cannot be read: " + e);
        }
        return "";
    }
}
