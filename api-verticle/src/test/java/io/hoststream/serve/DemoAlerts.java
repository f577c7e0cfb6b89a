package io.hoststream.serve;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Cause;
import io.hoststream.avro.Severity;
import io.hoststream.avro.Silence;
import io.hoststream.serve.view.LiveView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Alerts of every kind and state, to see them on the page. */
final class DemoAlerts {

    private DemoAlerts() {}

    /** Feeds so many alerts, and as many again that are over. */
    static void feed(LiveView view, List<String> hosts, int count, Instant now) {
        for (int i = 0; i < count; i++) {
            String host = hosts.get(i % hosts.size());
            Instant since = now.minus(Duration.ofMinutes(2 + i % 240));
            view.replay(alert(i, host, since, "open-")
                    .setState(AlertState.PENDING)
                    .setTime(since)
                    .build());
            if (i % 7 != 3) {
                view.replay(alert(i, host, since, "open-")
                        .setTime(since.plusSeconds(60))
                        .build());
            }
            Instant before = now.minus(Duration.ofHours(3 + i % 200));
            view.replay(alert(i, host, before, "past-")
                    .setState(AlertState.PENDING)
                    .setTime(before)
                    .build());
            if (i % 3 != 0) {
                view.replay(alert(i, host, before, "past-")
                        .setTime(before.plusSeconds(60))
                        .build());
            }
            Instant end = before.plusSeconds(60L * (3 + i % 90));
            view.replay(alert(i, host, before, "past-")
                    .setState(AlertState.RESOLVED)
                    .setTime(end)
                    .build());
        }
        if (count > 0) {
            view.replay("demo", silence(now));
        }
    }

    private static Silence silence(Instant now) {
        return Silence.newBuilder()
                .setId("demo")
                .setAuthor("ada")
                .setComment("Disk of the database is being replaced")
                .setCreated(now)
                .setFrom(now)
                .setUntil(now.plus(Duration.ofHours(3)))
                .setRule("disk-*")
                .build();
    }

    private static AlertEvent.Builder alert(int i, String host, Instant since, String name) {
        AlertEvent.Builder alert = Samples.alertBuilder(host, name + i, AlertState.FIRING, severity(i), since)
                .setSince(since)
                .setHostLabels(Map.of("group", "web", "region", "eu"))
                .setCause(new Cause("hoststream.samples", i % 12, 120_000L + i, 120_006L + i))
                .setLabels(Map.of("team", "platform"))
                .setFires(1 + i % 4);
        return switch (i % 5) {
            case 0 -> alert.setRule("cpu-high-" + i).setRunbook("https://wiki.example/runbooks/cpu");
            case 1 ->
                alert.setRule("load-odd-" + i)
                        .setMetric("load_average_1m")
                        .setKind("anomaly")
                        .setQuiet(true)
                        .setValue(7.2)
                        .setLimit(5)
                        .setMeasured(9.4)
                        .setExpected(1.2)
                        .setSummary("Load of " + host + " is 9.4, which is 7.2 spreads above the usual 1.2");
            case 2 ->
                alert.setRule("disk-full-" + i)
                        .setMetric("disk_usage_percent")
                        .setDeviceLabels(Map.of("device", "/dev/vda1", "mountpoint", "/", "fstype", "ext4"))
                        .setValue(91.5)
                        .setLimit(90)
                        .setRunbook("disk-full")
                        .setSummary("Filesystem / of " + host + " is 91.5 % full, above 90 % for 5 minutes");
            case 3 ->
                alert.setRule("memory-soon-full-" + i)
                        .setMetric("memory_usage_percent")
                        .setKind("forecast")
                        .setValue(86_400)
                        .setLimit(604_800)
                        .setMeasured(71.0)
                        .setReaches(since.plus(Duration.ofDays(1)))
                        .setSummary(
                                "Memory of " + host + " will be used up in about a day, at the pace of the last hours");
            default ->
                alert.setRule("host-down-" + i)
                        .setMetric("host_up")
                        .setKind("absence")
                        .setValue(95)
                        .setLimit(60)
                        .setCause(null)
                        .setSummary(host + " has sent nothing for 95 s");
        };
    }

    private static Severity severity(int i) {
        return i % 4 == 0 ? Severity.CRITICAL : Severity.WARNING;
    }
}
