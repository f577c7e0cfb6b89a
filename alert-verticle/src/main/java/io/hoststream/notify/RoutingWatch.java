package io.hoststream.notify;

import io.hoststream.notify.route.Routing;
import io.hoststream.pipeline.form.FileChanges;
import io.hoststream.pipeline.health.Indicator;
import io.hoststream.pipeline.settings.SettingsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes in force, which follow their file. A file that cannot be used changes nothing: the routes before stay, and the
 * log and the health say why.
 */
final class RoutingWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RoutingWatch.class);

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
    private final FileChanges changes;
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
        this.changes = new FileChanges(file);
        parts.use().accept(parts.read().apply(file));
        report();
    }

    /** Reads the file again if it has changed. To be called often; looks every two seconds. */
    void look(Instant now) {
        if (changes.since(now)) {
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
}
