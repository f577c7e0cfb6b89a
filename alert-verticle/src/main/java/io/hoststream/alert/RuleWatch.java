package io.hoststream.alert;

import io.hoststream.alert.rule.RuleFile;
import io.hoststream.alert.rule.Rules;
import io.hoststream.pipeline.form.FileChanges;
import io.hoststream.pipeline.health.Indicator;
import io.hoststream.pipeline.settings.SettingsException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules in force, which follow their file. A file that cannot be used changes nothing: the rules before stay, and the
 * log and the health say why.
 */
final class RuleWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RuleWatch.class);

    private final Optional<Path> file;
    private final Optional<URI> runbooks;
    private final Indicator health;
    private final Optional<FileChanges> changes;
    private Rules rules;

    /**
     * Reads the rules for the first time.
     *
     * @param runbooks what stands in front of runbooks that have no address of their own
     * @throws SettingsException with every problem, if there are any
     */
    RuleWatch(Optional<Path> file, Optional<URI> runbooks, Indicator health) {
        this.file = file;
        this.runbooks = runbooks;
        this.health = health;
        this.changes = file.map(FileChanges::new);
        this.rules = linked(file.map(RuleFile::read).orElseGet(RuleFile::builtIn));
        report();
    }

    /** The rules in force. */
    Rules rules() {
        return rules;
    }

    /** Reads the file again if it has changed. To be called often; looks every two seconds. */
    void look(Instant now) {
        if (changes.isPresent() && changes.get().since(now)) {
            reload(file.orElseThrow());
        }
    }

    private void reload(Path from) {
        try {
            rules = linked(RuleFile.read(from));
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

    private Rules linked(Rules read) {
        return runbooks.map(URI::toString).map(read::linked).orElse(read);
    }

    private void report() {
        health.up(rules.list().size() + " rules in force, from " + rules.origin());
    }
}
