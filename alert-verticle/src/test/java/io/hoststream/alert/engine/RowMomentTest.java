package io.hoststream.alert.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.Samples;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.schema.metric.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowMomentTest extends WatchedHost {

    private static RowMoment rows(HostSample sample) {
        RowMoment.Origin origin =
                new RowMoment.Origin(sample.getHost(), sample.getHostId(), sample.getEpoch(), sample.getSequence());
        RowMoment rows = new RowMoment(
                origin, sample.getTime(), Duration.ofMillis(sample.getIntervalMillis()), sample.getLabels(), false);
        Metrics.read(sample, rows::add);
        return rows;
    }

    @Test
    void shouldMakeTheSameEventsAsTheSample() {
        rules = rules(
                "{name: cpu, metric: cpu_usage_percent, above: {warning: 80}, for: 20s}",
                "{name: busy, metric: disk_io_util_percent, above: {warning: 80}}",
                "{name: full, metric: disk_usage_percent, above: {warning: 80}, for: 1m}");
        Engine ofRows = new Engine(PARTITION, EngineSettings.missingAfter(Duration.ofMinutes(5)));
        List<AlertEvent> same = new ArrayList<>();
        for (int sample = 0; sample < 60; sample++) {
            web.disks(Map.of("sda", 70.0 + sample % 20, "sdb", 10.0));
            web.filesystem(sample % 6 == 0 ? 90.0 : null);
            Arrival arrival = web.cpu(sample % 7 == 0 ? 10.0 : 85.0).next();
            take(arrival);
            RowMoment rows = rows(Samples.sampleOf(arrival));
            same.addAll(ofRows.evaluate(
                    rules, new Arrival(rows, arrival.offset(), arrival.arrived(), arrival.live(), false)));
        }
        assertThat(events).hasSizeGreaterThan(10);
        assertThat(same).isEqualTo(events);
    }

    @Test
    void shouldCarryTheScopesThatItHasRowsOf() {
        RowMoment rows = rows(Samples.sampleOf(web.filesystem(50.0).next()));
        assertThat(rows.carries(Scope.FILESYSTEM)).isTrue();
        assertThat(rows.carries(Scope.SENSOR)).isFalse();
    }
}
