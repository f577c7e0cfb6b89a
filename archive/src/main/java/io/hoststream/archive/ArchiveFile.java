package io.hoststream.archive;

import io.hoststream.archive.disk.Checksum;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a closed file says: {@code
 * part-TOPIC-PARTITION-GENERATION-FIRST-LAST-EARLIEST-LATEST-CRC32C.EXTENSION}. A query can leave a file alone by its name,
 * resuming needs nothing but names, and whether a file's bytes are those that were written is told by its name too, since not
 * every format tells. The times are to the second, rounded outwards.
 *
 * @param source the partition that the samples came from
 * @param offsets the offsets that the file covers
 * @param span from when the samples are
 * @param checksum of the file's bytes
 * @param extension what the name ends with, without the dot
 */
public record ArchiveFile(Source source, Offsets offsets, Span span, Checksum checksum, String extension) {

    private static final String TIME = "\\d{8}T\\d{6}Z";
    private static final Pattern NAME = Pattern.compile("part-(" + Source.TOPIC + ")-(\\d{1,9})-(\\d{1,18})"
            + "-(\\d{19})-(\\d{19})-(" + TIME + ")-(" + TIME + ")-([0-9a-f]{8})\\.([a-z0-9.]{1,16})");
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Instant FIRST_SECOND = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST_SECOND = Instant.parse("9999-12-31T23:59:59Z");

    /** Whether another file's offsets lie within this one's, of the same life of the same partition. */
    boolean covers(ArchiveFile other) {
        return other.source.equals(source)
                && other.offsets.generation() == offsets.generation()
                && other.offsets.first() >= offsets.first()
                && other.offsets.last() <= offsets.last();
    }

    /** The file's name. */
    public String name() {
        return String.format(
                Locale.ROOT,
                "part-%s-%d-%d-%019d-%019d-%s-%s-%s.%s",
                source.topic(),
                source.partition(),
                offsets.generation(),
                offsets.first(),
                offsets.last(),
                seconds(span.earliest()),
                seconds(span.latest().plusMillis(999)),
                checksum,
                extension);
    }

    /** What a name says; empty if it is not the name of a closed file. */
    public static Optional<ArchiveFile> parse(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ArchiveFile(
                    new Source(parts.group(1), Integer.parseInt(parts.group(2))),
                    new Offsets(number(parts, 3), number(parts, 4), number(parts, 5)),
                    new Span(time(parts, 6), time(parts, 7)),
                    Checksum.parse(parts.group(8)),
                    parts.group(9)));
        } catch (IllegalArgumentException | DateTimeException e) {
            // A number or time that is none: a file of somebody else's.
            return Optional.empty();
        }
    }

    private static long number(Matcher parts, int group) {
        return Long.parseLong(parts.group(group));
    }

    private static Instant time(Matcher parts, int group) {
        return SECONDS.parse(parts.group(group), Instant::from);
    }

    private static String seconds(Instant time) {
        Instant within = time.isBefore(FIRST_SECOND) ? FIRST_SECOND : time.isAfter(LAST_SECOND) ? LAST_SECOND : time;
        return SECONDS.format(within.truncatedTo(ChronoUnit.SECONDS));
    }
}
