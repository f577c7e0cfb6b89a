package io.hoststream.alert.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.alert.Samples;
import io.hoststream.avro.AlertEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which hosts, devices and rules belong together. */
class EngineChoiceTest extends WatchedHost {

    @Test
    void shouldKeepTwoInstallationsWithOneNameApart() {
        Samples twin = Samples.of("web-1").hostId("other").offset(1000);
        for (int sample = 0; sample < 4; sample++) {
            cpu(85.0);
            take(twin.cpu(10.0).next());
        }
        assertThat(told()).containsExactly("PENDING WARNING", "FIRING WARNING");
    }

    @Test
    void shouldWatchEveryDeviceByItself() {
        rules = rules("{name: busy, metric: disk_io_util_percent, above: {warning: 80}, for: 10s}");
        take(web.disks(Map.of("sda", 90.0, "sdb", 10.0)).next());
        take(web.disks(Map.of("sda", 90.0, "sdb", 90.0)).next());
        assertThat(events)
                .extracting(AlertEvent::getDeviceLabels)
                .containsExactly(Map.of("device", "sda"), Map.of("device", "sda"), Map.of("device", "sdb"));
        assertThat(events)
                .extracting(AlertEvent::getId)
                .satisfies(ids -> assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2)));
    }

    @Test
    void shouldChooseHostsAndDevicesByTheSelector() {
        rules = rules(
                "{name: a, metric: disk_io_util_percent, above: {warning: 80}, where: {hosts: web-*, devices: [sd?]}}",
                "{name: b, metric: disk_io_util_percent, above: {warning: 80}, where: {hosts: [db-*, mail]}}",
                "{name: c, metric: disk_io_util_percent, above: {warning: 80}, where: {groups: shop, devices: vd*}}",
                "{name: d, metric: disk_io_util_percent, above: {warning: 80}, where: {labels: {environment: prod}}}");
        take(web.disks(Map.of("sda", 90.0)).next());
        assertThat(events).extracting(AlertEvent::getRule).containsExactly("a");
    }

    @Test
    void shouldEndAlertsOfARuleThatWasTakenOut() {
        cpuFor(4, 85);
        told();
        rules = rules();
        cpu(85.0);
        assertThat(events.get(0).getSummary())
                .isEqualTo("CPU of web-1 is no longer watched by a rule; it was last at 85 % (limit 80 %)");
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }

    @Test
    void shouldEndAlertsOfAHostThatARuleNoLongerSelects() {
        rules = rules("{name: cpu, metric: cpu_usage_percent, above: {warning: 80}, where: {groups: [shop]}}");
        cpu(85.0);
        web.labels(Map.of("group", "office"));
        cpu(85.0);
        assertThat(told()).containsExactly("FIRING WARNING", "RESOLVED WARNING");
    }

    @Test
    void shouldFollowALimitThatWasChanged() {
        cpuFor(4, 85);
        told();
        rules = rules("{name: cpu, metric: cpu_usage_percent, above: {warning: 90}, clear: {warning: 88}, for: 30s}");
        cpu(85.0);
        assertThat(told()).containsExactly("RESOLVED WARNING");
    }
}
