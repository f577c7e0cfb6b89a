package io.hoststream.collect.reading;

import io.hoststream.avro.CustomMetric;
import io.hoststream.avro.Temperature;
import io.hoststream.avro.TopProcess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The families that have a pace of their own; each is null in the rounds that do not carry it.
 *
 * @param filesystems mounted filesystems
 * @param temperatures temperature sensors
 * @param top the processes that use the most
 * @param custom the user's own metrics
 */
public record PacedReading(
        @Nullable List<FilesystemReading> filesystems,
        @Nullable List<Temperature> temperatures,
        @Nullable List<TopProcess> top,
        @Nullable List<CustomMetric> custom) {

    /** None of them. */
    public static final PacedReading NONE = new PacedReading(null, null, null, null);

    /** Filesystems only. */
    public static PacedReading filesystems(List<FilesystemReading> rows) {
        return new PacedReading(rows, null, null, null);
    }

    /** Temperatures only. */
    public static PacedReading temperatures(List<Temperature> sensors) {
        return new PacedReading(null, sensors, null, null);
    }

    /** The top processes only. */
    public static PacedReading top(List<TopProcess> processes) {
        return new PacedReading(null, null, processes, null);
    }

    /** The user's own metrics only. */
    public static PacedReading custom(List<CustomMetric> series) {
        return new PacedReading(null, null, null, series);
    }

    /** These, and over them what the other carries. */
    PacedReading and(PacedReading other) {
        return new PacedReading(
                other.filesystems == null ? filesystems : other.filesystems,
                other.temperatures == null ? temperatures : other.temperatures,
                other.top == null ? top : other.top,
                other.custom == null ? custom : other.custom);
    }
}
