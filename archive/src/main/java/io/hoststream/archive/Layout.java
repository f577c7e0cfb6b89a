package io.hoststream.archive;

import io.hoststream.archive.format.SampleFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Where files lie: {@code FORMAT/dt=2026-01-31/hour=09/…}; text order is time order. */
final class Layout {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("'dt='uuuu-MM-dd'/hour='HH", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final long LAST_MILLI = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

    private Layout() {}

    /** The hour of what arrived at the topic then; times that the form cannot show are brought to its ends. */
    static String hour(long arrivedMillis) {
        return HOUR.format(Instant.ofEpochMilli(Math.max(0, Math.min(arrivedMillis, LAST_MILLI))));
    }

    /** The directory of an hour. */
    static String hour(SampleFormat format, String hour) {
        return format.id() + "/" + hour;
    }

    /** The directory of a day in its format's, such as {@code dt=2026-01-31}. */
    static String day(Instant time) {
        return hour(time.toEpochMilli()).substring(0, "dt=2026-01-31".length());
    }

    /** The day that a file's path or its directory's names, such as {@code dt=2026-01-31}; empty if it names none. */
    static String day(String path) {
        String[] parts = path.split("/", -1);
        return parts.length > 1 ? parts[1] : "";
    }

    /** The directory of the day that a directory of files belongs to. */
    static String dayDirectory(String directory) {
        int hour = directory.indexOf("/hour=");
        return hour < 0 ? directory : directory.substring(0, hour);
    }

    /** When a file arrived as text: of any two, the one that is less arrived first. */
    static String arrival(String path) {
        return directory(path.substring(path.indexOf('/') + 1));
    }

    /** When a directory's hour or day is over; never, if it is none of the calendar. */
    static Instant end(String directory) {
        try {
            String day = dayDirectory(directory);
            LocalDate date = LocalDate.parse(day.substring(day.indexOf("dt=") + 3));
            Instant start = date.atStartOfDay(ZoneOffset.UTC).toInstant();
            return day.equals(directory)
                    ? start.plus(1, ChronoUnit.DAYS)
                    : start.plus(
                            1L + Long.parseLong(directory.substring(directory.indexOf("hour=") + 5)), ChronoUnit.HOURS);
        } catch (DateTimeException e) {
            return Instant.MAX;
        }
    }

    /** The directory that a file lies in. */
    static String directory(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }
}
