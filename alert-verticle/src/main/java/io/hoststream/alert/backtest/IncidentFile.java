package io.hoststream.alert.backtest;

import io.hoststream.pipeline.settings.Origin;
import io.hoststream.pipeline.settings.Problems;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A list of incidents as CSV with the header {@code host,kind,start,end}, as {@code simulate --incident-list} writes it. */
public final class IncidentFile {

    private static final String HEADER = "host,kind,start,end";
    private static final int FIELDS = 4;
    private static final long MOST_BYTES = 64L << 20;

    private IncidentFile() {}

    /**
     * Reads such a list.
     *
     * @throws io.hoststream.pipeline.settings.SettingsException with every problem, if there are any
     */
    public static List<Incident> read(Path file) {
        Problems problems = new Problems();
        List<String> lines = lines(file, problems);
        List<Incident> incidents = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                incident(lines.get(i).strip(), Origin.line(file.toString(), i + 1), problems)
                        .ifPresent(incidents::add);
            }
        }
        problems.throwIfAny();
        return incidents;
    }

    private static List<String> lines(Path file, Problems problems) {
        Origin origin = new Origin(file.toString());
        try {
            if (Files.size(file) > MOST_BYTES) {
                problems.add(origin, "is larger than 64 MB, which no list of incidents is");
                return List.of();
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
                problems.add(origin, "does not begin with the line " + HEADER);
                return List.of();
            }
            return lines;
        } catch (NoSuchFileException e) {
            problems.add(origin, "does not exist");
        } catch (CharacterCodingException e) {
            problems.add(origin, "is not UTF-8 text");
        } catch (IOException e) {
            problems.add(origin, "cannot be read: " + e);
        }
        return List.of();
    }

    private static Optional<Incident> incident(String line, Origin origin, Problems problems) {
        String[] fields = line.split(",", -1);
        if (fields.length != FIELDS || fields[0].isBlank()) {
            problems.add(origin, "'" + line + "' is no incident; expected " + HEADER);
            return Optional.empty();
        }
        Optional<Incident.Kind> kind = Arrays.stream(Incident.Kind.values())
                .filter(each -> each != Incident.Kind.OTHER && each.name().equalsIgnoreCase(fields[1].strip()))
                .findFirst();
        if (kind.isEmpty()) {
            problems.add(origin, "'" + fields[1] + "' is no kind of incident; expected one of " + kinds());
            return Optional.empty();
        }
        return times(fields, origin, problems).map(at -> new Incident(fields[0].strip(), kind.get(), at[0], at[1]));
    }

    private static Optional<Instant[]> times(String[] fields, Origin origin, Problems problems) {
        try {
            Instant[] times = {Instant.parse(fields[2].strip()), Instant.parse(fields[3].strip())};
            if (!times[1].isBefore(times[0])) {
                return Optional.of(times);
            }
            problems.add(origin, "ends at " + times[1] + ", before it starts at " + times[0]);
        } catch (DateTimeException e) {
            problems.add(
                    origin,
                    "'" + fields[2] + "' and '" + fields[3] + "' are not both times; expected such as"
                            + " 2026-01-31T12:00:00Z");
        }
        return Optional.empty();
    }

    private static String kinds() {
        return Arrays.stream(Incident.Kind.values())
                .filter(kind -> kind != Incident.Kind.OTHER)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
