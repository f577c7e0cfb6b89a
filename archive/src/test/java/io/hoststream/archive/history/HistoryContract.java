package io.hoststream.archive.history;

import static io.hoststream.archive.history.Stored.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.hoststream.schema.metric.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of history answers, whatever it is made of. A store that passes can be put in the place of any other. */
public abstract class HistoryContract {

    /** How much one answer may cost here. */
    protected static final CostLimit COST = new CostLimit(780, 10_000);

    /** How long an answer may take here. */
    protected static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final Metric GAUGE = Metric.CPU_USAGE_PERCENT;
    private static final Metric COUNTER = Metric.CPU_USER_TIME;
    private static final double CLOSE = 1e-9;

    /** The store, which holds {@link Stored#all()}. */
    protected abstract History history();

    /** By how much a rate may differ from what {@link History} says, as a share of it, where values come six to a bucket. */
    private double rateTolerance() {
        return history().capabilities().exactRates() ? CLOSE : 1.0 / 6;
    }

    @Test
    void shouldGiveEveryValueFromTheStartAndBeforeTheEnd() {
        SeriesPoints points = only(ask(GAUGE, "steady", 10, 40));

        assertThat(times(points)).containsExactly(at(10), at(20), at(30));
        assertThat(values(points)).containsExactly(new double[] {10, 20, 30}, within(CLOSE));
        assertThat(points.key()).isEqualTo(new SeriesKey("steady", GAUGE, "", Map.of()));
    }

    @Test
    void shouldTellAValueOneMillisecondFromABoundary() {
        assertThat(times(only(range(GAUGE, "steady", at(10), at(20) + 1)))).containsExactly(at(10), at(20));
        assertThat(times(only(range(GAUGE, "steady", at(10) + 1, at(20) + 1)))).containsExactly(at(20));
        assertThat(range(GAUGE, "steady", at(10) + 1, at(20)).series()).isEmpty();
        assertThat(range(GAUGE, "steady", at(10), at(10)).series()).isEmpty();
    }

    @Test
    void shouldGatherBucketsOnMultiplesOfTheStep() {
        SeriesPoints points = only(ask(GAUGE, "steady", 0, 120, 60, Aggregation.AVERAGE));

        assertThat(times(points)).containsExactly(at(0), at(60));
        assertThat(values(points))
                .containsExactly(new double[] {25, (60 + 0 + 10 + 20 + 30 + 40) / 6.0}, within(CLOSE));
        assertThat(points.least(1)).isCloseTo(0, within(CLOSE));
        assertThat(points.greatest(1)).isCloseTo(60, within(CLOSE));
    }

    @Test
    void shouldAggregateAsAsked() {
        assertThat(first(Aggregation.MIN)).isCloseTo(0, within(CLOSE));
        assertThat(first(Aggregation.MAX)).isCloseTo(50, within(CLOSE));
        assertThat(first(Aggregation.LAST)).isCloseTo(50, within(CLOSE));
        assertThat(first(Aggregation.SUM)).isCloseTo(150, within(CLOSE));
    }

    @Test
    void shouldKeepMinMaxAndAverageBesideEveryAggregation() {
        SeriesPoints points = only(ask(GAUGE, "steady", 0, 60, 60, Aggregation.LAST));

        assertThat(points.least(0)).isCloseTo(0, within(CLOSE));
        assertThat(points.greatest(0)).isCloseTo(50, within(CLOSE));
        assertThat(points.average(0)).isCloseTo(25, within(CLOSE));
    }

    @Test
    void shouldHoldInACutBucketWhatIsInTheRange() {
        SeriesPoints points = only(ask(GAUGE, "steady", 30, 90, 60, Aggregation.SUM));

        assertThat(times(points)).containsExactly(at(0), at(60));
        assertThat(values(points)).containsExactly(new double[] {30 + 40 + 50, 60 + 0 + 10}, within(CLOSE));
    }

    @Test
    void shouldMakeOneBucketOfARangeShorterThanTheStep() {
        SeriesPoints points = only(ask(GAUGE, "steady", 10, 30, 3600, Aggregation.AVERAGE));

        assertThat(times(points)).containsExactly(at(0));
        assertThat(values(points)).containsExactly(new double[] {15}, within(CLOSE));
    }

    @Test
    void shouldTakeWhatIsUsualForAMetric() {
        assertThat(only(usual(GAUGE)).value(0)).isCloseTo(25, within(CLOSE));
        assertThat(only(usual(COUNTER)).value(0)).isCloseTo(1125, within(CLOSE));
    }

    @Test
    void shouldGiveNothingWhereThereIsNothing() {
        assertThat(ask(GAUGE, "nobody", 0, 3600).series()).isEmpty();
        assertThat(ask(GAUGE, "steady", -7200, -3600).series()).isEmpty();
        assertThat(ask(GAUGE, "steady", -7200, -3600, 60, Aggregation.AVERAGE).series())
                .isEmpty();
        assertThat(ask(Metric.SWAP_USED, "steady", 0, 3600).series()).isEmpty();
    }

    @Test
    void shouldGiveASingleValue() {
        SeriesPoints points = only(ask(GAUGE, "lonely", 0, 3600, 300, Aggregation.AVERAGE));

        assertThat(times(points)).containsExactly(at(600));
        assertThat(values(points)).containsExactly(new double[] {42}, within(CLOSE));
    }

    @Test
    void shouldTellTheRateOfASteadyCounter() {
        SeriesPoints points = only(ask(COUNTER, "steady", 600, 900, 60, Aggregation.RATE));

        assertThat(times(points)).containsExactly(at(600), at(660), at(720), at(780), at(840));
        assertThat(values(points)).containsOnly(new double[] {2.5}, within(CLOSE));
        assertThat(points.least(2)).isCloseTo(2.5, within(CLOSE));
        assertThat(points.greatest(2)).isCloseTo(2.5, within(CLOSE));
    }

    @Test
    void shouldCountFromZeroAfterAReset() {
        SeriesPoints points = only(ask(COUNTER, "reset", 0, 120, 60, Aggregation.RATE));
        double expected = (10 + 4 + 10 + 10 + 10 + 10) / 60.0;

        assertThat(points.value(1)).isCloseTo(expected, within(expected * rateTolerance()));
    }

    @Test
    void shouldLeaveAGapAndRateOverIt() {
        assertThat(times(only(ask(GAUGE, "gap", 120, 480, 60, Aggregation.AVERAGE))))
                .containsExactly(at(120), at(180), at(360), at(420));
        SeriesPoints rate = only(ask(COUNTER, "gap", 120, 540, 60, Aggregation.RATE));
        for (int i = 0; i < rate.size(); i++) {
            boolean full = rate.time(i) != at(180) && rate.time(i) != at(360);
            if (full || history().capabilities().exactRates()) {
                assertThat(rate.value(i)).isCloseTo(1, within(rateTolerance()));
            }
        }
    }

    @Test
    void shouldShowADeviceThatCameAndWentForAsLongAsItWasThere() {
        List<SeriesPoints> both =
                ask(Metric.DISK_USAGE_PERCENT, "disks", 0, 120).series();

        assertThat(both)
                .extracting(points -> points.key().labels().get("device"))
                .containsExactly("sda1", "sdb1");
        assertThat(both).extracting(points -> points.key().device()).containsOnly("/mnt");
        assertThat(times(both.get(1))).containsExactly(at(30), at(40), at(50));
        assertThat(values(both.get(1))).containsExactly(new double[] {73, 74, 75}, within(CLOSE));
    }

    @Test
    void shouldSelectByDeviceLabels() {
        Selection selection = new Selection(
                List.of(Metric.DISK_USAGE_PERCENT), List.of("disks"), Map.of(), List.of(), Map.of("device", "sdb1"));

        SeriesPoints points = only(range(selection, OptionalLong.empty()));

        assertThat(points.key().labels()).containsEntry("device", "sdb1");
    }

    @Test
    void shouldSelectByTheDevicesShortName() {
        List<Metric> metrics = List.of(Metric.DISK_USAGE_PERCENT);
        Selection there = new Selection(metrics, List.of(), Map.of(), List.of("/mnt", "/"), Map.of());
        Selection elsewhere = new Selection(metrics, List.of(), Map.of(), List.of("/", ".mnt"), Map.of());

        assertThat(range(there, OptionalLong.empty()).series()).hasSize(2);
        assertThat(range(elsewhere, OptionalLong.empty()).series()).isEmpty();
    }

    @Test
    void shouldSelectByHostLabels() {
        Selection selection = new Selection(
                List.of(GAUGE, Metric.DISK_USAGE_PERCENT),
                List.of(),
                Map.of("group", "db", "environment", "it's \"prod\""),
                List.of(),
                Map.of());

        assertThat(range(selection, OptionalLong.of(3_600_000)).series())
                .extracting(points -> points.key().host())
                .containsExactly("disks", "disks", "other");
    }

    @Test
    void shouldKnowAHostByTheNameItHadThen() {
        Selection selection = Selection.of(GAUGE, "new-name", "old-name");

        List<SeriesPoints> series = range(selection, OptionalLong.empty()).series();

        assertThat(series).extracting(points -> points.key().host()).containsExactly("new-name", "old-name");
        assertThat(times(series.get(0))).startsWith(at(60)).hasSize(6);
        assertThat(times(series.get(1))).endsWith(at(50)).hasSize(6);
    }

    @Test
    void shouldPutLateValuesInTheirPlace() {
        SeriesPoints points = only(ask(GAUGE, "late", 0, 120));

        assertThat(values(points)).containsExactly(new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, within(CLOSE));
    }

    @Test
    void shouldCountTheValueOfTheLaterRunOnce() {
        assertThat(values(only(ask(GAUGE, "twice", 0, 60)))).containsExactly(new double[] {1, 7, 3}, within(CLOSE));
        assertThat(values(only(ask(GAUGE, "twice", 0, 60, 60, Aggregation.SUM))))
                .containsExactly(new double[] {11}, within(CLOSE));
    }

    @Test
    void shouldAnswerForSeveralMetricsAndHostsInOrder() {
        Selection selection =
                new Selection(List.of(COUNTER, GAUGE), List.of("steady", "gap"), Map.of(), List.of(), Map.of());

        assertThat(range(selection, OptionalLong.of(600_000)).series())
                .extracting(points ->
                        points.key().host() + " " + points.key().metric().id())
                .containsExactly(
                        "gap cpu_usage_percent",
                        "gap cpu_user_time",
                        "steady cpu_usage_percent",
                        "steady cpu_user_time");
    }

    @Test
    void shouldGiveTheNewestValueOfEverySeries() {
        Answer answer = history()
                .latest(
                        new LatestQuestion(Selection.of(GAUGE, "steady", "lonely"), at(0), at(3600)),
                        new Cancellation());

        assertThat(answer.series()).extracting(points -> points.key().host()).containsExactly("lonely", "steady");
        assertThat(answer.series().get(0).time(0)).isEqualTo(at(600));
        assertThat(answer.series().get(0).value(0)).isCloseTo(42, within(CLOSE));
        assertThat(answer.series().get(1).time(0)).isEqualTo(at(3590));
        assertThat(answer.series().get(1).value(0)).isCloseTo(359 % 7 * 10, within(CLOSE));
    }

    @Test
    void shouldRefuseWhatCostsTooMuchAndNameAStepThatDoes() {
        RangeQuestion tooMuch = question(Selection.of(GAUGE), at(0), at(3600), OptionalLong.of(1000), Optional.empty());
        RangeQuestion smaller = question(
                Selection.of(GAUGE, "steady", "other"), at(0), at(3600), OptionalLong.of(1000), Optional.empty());

        assertThat(history().range(smaller, new Cancellation()).points()).isEqualTo(720);
        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> new CostLimit(500, 10_000).check(smaller, 2, 720))
                .withMessageContaining("720 points, at most 500")
                .withMessageContaining("take a step of 15s or more")
                .satisfies(e -> assertThat(e.fittingStep()).hasValue(15_000));
        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> history().range(tooMuch, new Cancellation()))
                .withMessageContaining("at most 780 are allowed; take a step of ")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(HistoryException.Kind.COST));
    }

    @Test
    void shouldNotAnswerWhatWasTakenBack() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThatExceptionOfType(HistoryException.class)
                .isThrownBy(() -> history()
                        .range(
                                question(Selection.of(GAUGE), at(0), at(60), OptionalLong.empty(), Optional.empty()),
                                cancellation))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(HistoryException.Kind.CANCELLED));
    }

    private double first(Aggregation aggregation) {
        return only(ask(GAUGE, "steady", 0, 60, 60, aggregation)).value(0);
    }

    private Answer usual(Metric metric) {
        return history()
                .range(
                        question(
                                Selection.of(metric, "steady"),
                                at(0),
                                at(60),
                                OptionalLong.of(60_000),
                                Optional.empty()),
                        new Cancellation());
    }

    private Answer ask(Metric metric, String host, long from, long to) {
        return range(metric, host, at(from), at(to));
    }

    private Answer range(Metric metric, String host, long from, long to) {
        return history()
                .range(
                        question(Selection.of(metric, host), from, to, OptionalLong.empty(), Optional.empty()),
                        new Cancellation());
    }

    private Answer range(Selection selection, OptionalLong step) {
        return history().range(question(selection, at(0), at(3600), step, Optional.empty()), new Cancellation());
    }

    private Answer ask(Metric metric, String host, long from, long to, long step, Aggregation aggregation) {
        return history()
                .range(
                        question(
                                Selection.of(metric, host),
                                at(from),
                                at(to),
                                OptionalLong.of(step * 1000),
                                Optional.of(aggregation)),
                        new Cancellation());
    }

    private static RangeQuestion question(
            Selection selection, long from, long to, OptionalLong step, Optional<Aggregation> aggregation) {
        return new RangeQuestion(selection, from, to, step, aggregation);
    }

    private static SeriesPoints only(Answer answer) {
        assertThat(answer.series()).hasSize(1);
        return answer.series().get(0);
    }

    private static List<Long> times(SeriesPoints points) {
        return IntStream.range(0, points.size()).mapToObj(points::time).toList();
    }

    private static double[] values(SeriesPoints points) {
        return IntStream.range(0, points.size()).mapToDouble(points::value).toArray();
    }
}
