package io.hoststream.launcher.simulate;

import io.hoststream.collect.reading.PacedReading;
import java.time.Duration;
import java.time.Instant;

/** When the families with a pace of their own are looked at, as the collector does by default. */
final class Rounds {

    private final Beat filesystems = new Beat(Duration.ofSeconds(60));
    private final Beat sensors = new Beat(Duration.ofSeconds(30));
    private final Beat programs = new Beat(Duration.ofSeconds(30));
    private final Volumes volumes;
    private final Incidents incidents;
    private final long slackMillis;

    /** One pace. */
    private static final class Beat {
        private final long periodMillis;
        private long begun = Long.MIN_VALUE;

        Beat(Duration period) {
            this.periodMillis = period.toMillis();
        }

        boolean due(long now, long slack) {
            if (begun != Long.MIN_VALUE && now - begun < periodMillis - slack) {
                return false;
            }
            begun = now;
            return true;
        }
    }

    Rounds(Volumes volumes, Incidents incidents, Duration interval) {
        this.volumes = volumes;
        this.incidents = incidents;
        this.slackMillis = interval.toMillis() / 2;
    }

    /** A run of the collector begins with all of them. */
    void begin() {
        filesystems.begun = Long.MIN_VALUE;
        sensors.begun = Long.MIN_VALUE;
        programs.begun = Long.MIN_VALUE;
    }

    PacedReading read(Instant now, Machine machine) {
        long millis = now.toEpochMilli();
        boolean full = filesystems.due(millis, slackMillis);
        boolean warm = sensors.due(millis, slackMillis);
        boolean top = programs.due(millis, slackMillis);
        if (!full && !warm && !top) {
            return PacedReading.NONE;
        }
        return new PacedReading(
                full ? volumes.read(now, Math.max(0, incidents.progress(Incident.Kind.FILESYSTEM, now))) : null,
                warm ? machine.thermals().read() : null,
                top ? machine.programs().read() : null,
                null);
    }
}
