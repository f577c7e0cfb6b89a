package io.hoststream.alert.backtest;

import io.hoststream.alert.engine.EngineSettings;
import io.hoststream.alert.rule.Rules;
import io.hoststream.archive.history.Cancellation;
import io.hoststream.archive.history.files.FileReplay;
import io.hoststream.archive.history.files.ReplayQuestion;
import io.hoststream.archive.history.files.ReplayedSample;
import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs rules over samples of the past.
 *
 * @param period which time
 * @param hosts which hosts; all where there are none
 * @param group only hosts that carried this label {@code group} then
 * @param settings how the engine watches
 * @param lateAfter how old a sample may be on arrival before role alert would tell nobody about it
 */
public record Backtest(
        Period period, List<String> hosts, Optional<String> group, EngineSettings settings, Duration lateAfter) {

    private static final String GROUP = "group";
    private static final int PROGRESS_EVERY = 5_000;

    /** Keeps its own copy. */
    public Backtest {
        hosts = List.copyOf(hosts);
    }

    /**
     * How far it is.
     *
     * @param at the time of the sample that was evaluated last
     * @param samples how many were evaluated
     * @param values how many values they had
     */
    public record Progress(Instant at, long samples, long values) {}

    /**
     * What came of it.
     *
     * @param coverage what was looked at
     * @param hosts the names of the hosts that were seen
     * @param findings of each set of rules, in the order in which they were given
     * @param warnings what makes all findings doubtful
     */
    public record Result(Coverage coverage, Set<String> hosts, List<Findings> findings, List<String> warnings) {}

    /** How long what learns has to be shown samples first: two weeks, as role alert would have known them; else an hour. */
    public static Duration warmUp(List<Rules> rules) {
        return rules.stream().map(RuleBook::new).anyMatch(RuleBook::learns) ? Duration.ofDays(14) : Duration.ofHours(1);
    }

    /**
     * Reads the archive once and shows it to the rules.
     *
     * @throws io.hoststream.archive.history.HistoryException if the files cannot be read, or the wish was taken back
     */
    public Result run(FileReplay replay, List<Rules> rules, Cancellation wish, Consumer<Progress> progress) {
        List<RuleBook> books = rules.stream().map(RuleBook::new).toList();
        List<Trial> trials =
                books.stream().map(book -> new Trial(book, settings, period)).toList();
        Survey survey = new Survey(period, lateAfter);
        Feed feed = new Feed(period, this::wanted, survey, trials);
        List<String> warnings = new ArrayList<>(replay.run(question(books), told(feed, survey, progress), wish));
        warnings.addAll(survey.warnings());
        return new Result(
                survey.coverage(),
                Set.copyOf(survey.hosts()),
                trials.stream()
                        .map(trial -> trial.end(survey.seenUntil(), survey.known()))
                        .toList(),
                warnings);
    }

    private static Consumer<ReplayedSample> told(Feed feed, Survey survey, Consumer<Progress> progress) {
        return sample -> {
            feed.accept(sample);
            if (survey.samples() % PROGRESS_EVERY == 0) {
                progress.accept(
                        new Progress(Instant.ofEpochMilli(sample.timeMillis()), survey.samples(), survey.values()));
            }
        };
    }

    private boolean wanted(ReplayedSample sample) {
        return group.isEmpty() || group.get().equals(sample.labels().get(GROUP));
    }

    private ReplayQuestion question(List<RuleBook> books) {
        Set<Metric> metrics = new LinkedHashSet<>();
        books.forEach(book -> metrics.addAll(book.metrics()));
        return new ReplayQuestion(
                period.learnFrom().toEpochMilli(), period.to().toEpochMilli(), List.copyOf(metrics), hosts);
    }
}
