package io.hoststream.archive;

import io.hoststream.archive.format.SampleFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

    /** The day that a file's path or its directory's names, such as {@code dt=2026-01-31}; empty if it names none. */
    static String day(String path) {
        String[] parts = path.split("/", -1);
        return parts.length > 1 ? parts[1] : "";
    }

    /** The directory of a day. */
    static String day(SampleFormat format, String day) {
        return format.id() + "/" + day;
    }

    /** The directory that a file lies in. */
    static String directory(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }
}
