package io.hoststream.alert;

import io.hoststream.alert.rule.RuleFile;
import io.hoststream.alert.rule.Rules;
import io.hoststream.pipeline.health.Indicator;
import io.hoststream.pipeline.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules in force, which follow their file. A file that cannot be used changes nothing: the rules before stay, and the
 * log and the health say why.
 */
final class RuleWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RuleWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** What a change of a file shows in; the key changes where the file was replaced by another. */
    private record Stamp(FileTime modified, long size, Optional<Object> fileKey) {}

    private final Optional<Path> file;
    private final Indicator health;
    private Rules rules;
    private @Nullable Stamp stamp;
    private Instant lastLook = Instant.MIN;

    /**
     * Reads the rules for the first time.
     *
     * @throws SettingsException with every problem, if there are any
     */
    RuleWatch(Optional<Path> file, Indicator health) {
        this.file = file;
        this.health = health;
        this.stamp = file.map(RuleWatch::stampOf).orElse(null);
        this.rules = file.map(RuleFile::read).orElseGet(RuleFile::builtIn);
        report();
    }

    /** The rules in force. */
    Rules rules() {
        return rules;
    }

    /** Reads the file again if it has changed. To be called often; looks every two seconds. */
    void look(Instant now) {
        // A clock that was set back is behind the last look, for as long as it was set back.
        boolean early = !now.isBefore(lastLook) && now.isBefore(lastLook.plus(PAUSE));
        if (file.isEmpty() || early) {
            return;
        }
        lastLook = now;
        Stamp seen = stampOf(file.get());
        if (seen == null ? stamp != null : !seen.equals(stamp)) {
            stamp = seen;
            reload(file.get());
        }
    }

    private void reload(Path from) {
        try {
            rules = RuleFile.read(from);
            LOG.info("rules={} were read again", from);
            report();
        } catch (SettingsException e) {
            e.problems()
                    .forEach(problem -> LOG.error("rules={} cannot be used, the rules before stay: {}", from, problem));
            health.up(rules.list().size() + " rules in force; the newest " + from + " cannot be used: "
                    + e.problems().get(0)
                    + (e.problems().size() > 1 ? " and " + (e.problems().size() - 1) + " more" : ""));
        }
    }

    private void report() {
        health.up(rules.list().size() + " rules in force, from " + rules.origin());
    }

    private static @Nullable Stamp stampOf(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(
                    attributes.lastModifiedTime(), attributes.size(), Optional.ofNullable(attributes.fileKey()));
        } catch (IOException e) {
            // Why it cannot be read is told by the reading that follows.
            LOG.debug("rules={} cannot be looked at: {}", file, e.toString());
            return null;
        }
    }
}
