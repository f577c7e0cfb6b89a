package io.hoststream.schema.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hoststream.avro.HostSample;
import io.hoststream.schema.fixture.Filled;
import io.hoststream.schema.fixture.Frames;
import io.hoststream.schema.metric.Fields.Line;
import io.hoststream.schema.wire.ReleasedSchema;
import io.hoststream.schema.wire.ReleasedSchemas;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every metric is read from the field that its name promises, and no number of a sample was forgotten. */
class SampleFieldsTest {

    private static final List<Line> FIELDS = Fields.table("fields.txt");
    private static final List<Line> UNCOVERED = Fields.table("uncovered.txt");

    private final HostSample sample = full();

    @TestFactory
    Stream<DynamicTest> shouldReadEachMetricFromItsField() {
        return FIELDS.stream()
                .map(line -> DynamicTest.dynamicTest(line.first(), () -> {
                    Metric metric = Metrics.find(line.first()).orElseThrow();

                    assertThat(read(metric)).isNotEmpty().containsExactlyElementsOf(expected(line));
                }));
    }

    @Test
    void shouldReadTheUptimeAsTheTimeSinceBoot() {
        long millis = sample.getTime().toEpochMilli() - sample.getBootTime().toEpochMilli();

        assertThat(read(Metric.UPTIME))
                .singleElement()
                .satisfies(value -> assertThat(value).isCloseTo(millis / 1000.0, within(1e-9)));
    }

    @Test
    void shouldHaveAFieldForEveryMetric() {
        List<String> withField =
                new ArrayList<>(FIELDS.stream().map(Line::first).toList());
        withField.addAll(List.of("uptime", "network_drops_in_percent", "network_drops_out_percent"));

        assertThat(withField)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Metric.values()).map(Metric::id).toList());
    }

    @Test
    void shouldCoverEveryNumberOfASampleOrSayWhyNot() {
        List<String> accountedFor = Stream.concat(
                        FIELDS.stream().map(Line::second), UNCOVERED.stream().map(Line::first))
                .toList();

        assertThat(accountedFor).doesNotHaveDuplicates();
        assertThat(Fields.numeric(HostSample.getClassSchema()))
                .as("a number of HostSample is either a metric (fields.txt) or left out for a reason (uncovered.txt)")
                .containsExactlyInAnyOrderElementsOf(accountedFor);
        assertThat(UNCOVERED).allSatisfy(line -> assertThat(line.second()).isNotBlank());
    }

    @Test
    void shouldHandOutEveryMetricOfAFullSampleOncePerDevice() {
        List<String> seen = new ArrayList<>();
        Metrics.read(sample, (metric, device, value) -> seen.add(metric + " " + device));

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen)
                .hasSize(Arrays.stream(Metric.values())
                        .mapToInt(metric -> metric.scope() == Scope.HOST ? 1 : 2)
                        .sum());
    }

    private List<Double> read(Metric metric) {
        List<Double> all = new ArrayList<>();
        Metrics.read(sample, (found, device, value) -> {
            if (found == metric) {
                all.add(value);
            }
        });
        List<Double> one = new ArrayList<>();
        Metrics.readOne(sample, metric, (found, device, value) -> {
            assertThat(found).isSameAs(metric);
            one.add(value);
        });
        assertThat(one).isEqualTo(all);
        return all;
    }

    private List<Double> expected(Line line) {
        String divisor = line.third("1");
        double by = Character.isDigit(divisor.charAt(0))
                ? Double.parseDouble(divisor)
                : Fields.values(sample, divisor).get(0);
        return Fields.values(sample, line.second()).stream()
                .map(value -> value / by)
                .toList();
    }

    private static HostSample full() {
        ReleasedSchema newest =
                ReleasedSchemas.newest(HostSample.getClassSchema().getFullName());
        return new WireDecoder<HostSample>(HostSample.getClassSchema(), SchemaIds.fixed())
                .decode(Frames.frame(newest.id(), Filled.record(newest.schema())));
    }
}
