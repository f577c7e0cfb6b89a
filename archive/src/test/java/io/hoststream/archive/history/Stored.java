package io.hoststream.archive.history;

import io.hoststream.schema.metric.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A value that a store is to hold.
 *
 * @param time when it was taken; milliseconds since 1970
 * @param series what it is of
 * @param hostLabels the labels of its host then
 * @param value the value
 * @param run start of the collector's run; milliseconds
 * @param late whether it arrived long after the others
 */
public record Stored(
        long time, SeriesKey series, Map<String, String> hostLabels, double value, long run, boolean late) {

    /** The first instant of everything: a full day, hour and minute. */
    public static final long START = 1_767_225_600_000L;

    private static final Map<String, String> WEB = Map.of("group", "web");
    private static final Map<String, String> DB = Map.of("group", "db", "environment", "it's \"prod\"");

    /** A time so many seconds after the start. */
    public static long at(long seconds) {
        return START + seconds * 1000;
    }

    /** The values that the contract is about: every corner on a host of its own. */
    public static List<Stored> all() {
        List<Stored> all = new ArrayList<>();
        for (int i = 0; i < 360; i++) {
            all.add(gauge("steady", i * 10, i % 7 * 10, WEB));
            all.add(counter("steady", i * 10, 1000 + i * 25, WEB));
            all.add(gauge("other", i * 10, 50, DB));
        }
        all.add(gauge("lonely", 600, 42, WEB));
        for (int i = 0; i < 12; i++) {
            all.add(counter("reset", i * 10, i < 7 ? 500 + i * 10 : (i - 7) * 10 + 4, WEB));
        }
        for (int i = 0; i < 60; i++) {
            if (i < 20 || i >= 40) {
                all.add(counter("gap", i * 10, i * 10, WEB));
                all.add(gauge("gap", i * 10, i, WEB));
            }
        }
        devices(all);
        moved(all);
        return all;
    }

    private static void devices(List<Stored> all) {
        SeriesKey root = filesystem("/mnt", "sda1");
        SeriesKey twin = filesystem("/mnt", "sdb1");
        for (int i = 0; i < 12; i++) {
            all.add(new Stored(at(i * 10), root, DB, 10 + i, START, false));
            if (i >= 3 && i < 6) {
                all.add(new Stored(at(i * 10), twin, DB, 70 + i, START, false));
            }
        }
    }

    private static void moved(List<Stored> all) {
        for (int i = 0; i < 12; i++) {
            all.add(gauge(i < 6 ? "old-name" : "new-name", i * 10, i, WEB));
        }
        for (int i = 0; i < 12; i++) {
            Stored usual = gauge("late", i * 10, i, WEB);
            all.add(new Stored(usual.time, usual.series, WEB, i, START, i >= 4 && i < 8));
        }
        all.add(gauge("twice", 0, 1, WEB));
        Stored first = gauge("twice", 10, 2, WEB);
        all.add(first);
        all.add(new Stored(first.time, first.series, WEB, 7, START + 5000, false));
        all.add(gauge("twice", 20, 3, WEB));
    }

    private static SeriesKey filesystem(String mountpoint, String device) {
        return new SeriesKey(
                "disks",
                Metric.DISK_USAGE_PERCENT,
                mountpoint,
                Map.of("mountpoint", mountpoint, "device", device, "fstype", "ext4"));
    }

    private static Stored gauge(String host, long seconds, double value, Map<String, String> labels) {
        return new Stored(at(seconds), whole(host, Metric.CPU_USAGE_PERCENT), labels, value, START, false);
    }

    private static Stored counter(String host, long seconds, double value, Map<String, String> labels) {
        return new Stored(at(seconds), whole(host, Metric.CPU_USER_TIME), labels, value, START, false);
    }

    private static SeriesKey whole(String host, Metric metric) {
        return new SeriesKey(host, metric, "", Map.of());
    }
}
