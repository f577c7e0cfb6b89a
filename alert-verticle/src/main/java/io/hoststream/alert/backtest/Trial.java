package io.hoststream.alert.backtest;

import io.hoststream.alert.engine.Arrival;
import io.hoststream.alert.engine.Engine;
import io.hoststream.alert.engine.EngineSettings;
import io.hoststream.pipeline.settings.Durations;
import io.hoststream.schema.metric.Metric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** One set of rules under trial: an engine of its own, and what it said. */
final class Trial {

    /** Events name the samples that caused them; here it is their number in the replay. */
    private static final TopicPartition REPLAY = new TopicPartition("archive", 0);

    private final RuleBook rules;
    private final Engine engine;
    private final Ledger ledger;

    Trial(RuleBook rules, EngineSettings settings, Period period) {
        this.rules = rules;
        this.engine = new Engine(REPLAY, settings);
        this.ledger = new Ledger(rules, period.from());
    }

    void take(Arrival arrival) {
        engine.evaluate(rules.rules(), arrival).forEach(ledger::add);
        ledger.look(arrival.moment());
    }

    void quiet(Instant now, Instant hearingSince) {
        engine.quietUntil(rules.rules(), now, hearingSince).forEach(ledger::add);
    }

    /** What came of it, when the last sample was taken then and values of these metrics were seen. */
    Findings end(Instant seenUntil, Set<Metric> known) {
        List<Episode> episodes = ledger.end(seenUntil);
        List<String> warnings = new ArrayList<>();
        List<String> blind = rules.without(known);
        if (!blind.isEmpty()) {
            warnings.add("there is no value in the range for " + (blind.size() == 1 ? "rule " : "rules ")
                    + String.join(", ", blind));
        }
        if (ledger.tooMany() > 0) {
            warnings.add("more than " + Ledger.MOST_EPISODES + " alerts: " + ledger.tooMany() + " are left out");
        }
        if (ledger.atTheEdge() > 0) {
            warnings.add(ledger.atTheEdge() + " hosts seem to fall silent in the last " + Durations.format(Ledger.EDGE)
                    + " of the archive: not counted, since its files end at different times");
        }
        return new Findings(
                rules.rules().origin(), episodes, ledger.pendings(), ledger.carriedOver(), engine.values(), warnings);
    }
}
