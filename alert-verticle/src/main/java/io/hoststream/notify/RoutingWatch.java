package io.hoststream.notify;

import io.hoststream.notify.route.Routing;
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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes in force, which follow their file. A file that cannot be used changes nothing: the routes before stay, and the
 * log and the health say why.
 */
final class RoutingWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RoutingWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** What a change of a file shows in; the key changes where the file was replaced by another. */
    private record Stamp(FileTime modified, long size, Optional<Object> fileKey) {}

    /**
     * What the watch works with.
     *
     * @param read reads the file
     * @param use takes the routes
     * @param state how telling stands, for people
     */
    record Parts(Function<Path, Routing> read, Consumer<Routing> use, Supplier<String> state) {}

    private final Path file;
    private final Parts parts;
    private final Indicator health;
    private @Nullable Stamp stamp;
    private Instant lastLook = Instant.MIN;
    private String trouble = "";

    /**
     * Reads the routes for the first time.
     *
     * @throws SettingsException with every problem, if there are any
     */
    RoutingWatch(Path file, Parts parts, Indicator health) {
        this.file = file;
        this.parts = parts;
        this.health = health;
        this.stamp = stampOf(file);
        parts.use().accept(parts.read().apply(file));
        report();
    }

    /** Reads the file again if it has changed. To be called often; looks every two seconds. */
    void look(Instant now) {
        // A clock that was set back is behind the last look, for as long as it was set back.
        if (!now.isBefore(lastLook) && now.isBefore(lastLook.plus(PAUSE))) {
            return;
        }
        lastLook = now;
        Stamp seen = stampOf(file);
        if (seen == null ? stamp != null : !seen.equals(stamp)) {
            stamp = seen;
            reload();
        }
        report();
    }

    private void reload() {
        try {
            parts.use().accept(parts.read().apply(file));
            LOG.info("routes={} were read again", file);
            trouble = "";
        } catch (SettingsException e) {
            e.problems()
                    .forEach(problem ->
                            LOG.error("routes={} cannot be used, the routes before stay: {}", file, problem));
            trouble =
                    "; the newest " + file + " cannot be used: " + e.problems().get(0)
                            + (e.problems().size() > 1 ? " and " + (e.problems().size() - 1) + " more" : "");
        }
    }

    private void report() {
        health.up(parts.state().get() + trouble);
    }

    private static @Nullable Stamp stampOf(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(
                    attributes.lastModifiedTime(), attributes.size(), Optional.ofNullable(attributes.fileKey()));
        } catch (IOException e) {
            // Why it cannot be read is told by the reading that follows.
            LOG.debug("routes={} cannot be looked at: {}", file, e.toString());
            return null;
        }
    }
}
