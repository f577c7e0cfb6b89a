package io.hoststream.launcher.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The incidents of one host: which there are on a day follows from the seed, the host and the day alone. */
final class Incidents {

    private static final long MILLIS_PER_DAY = Duration.ofDays(1).toMillis();
    private static final int DAYS_APART = 1_000_003;

    private final long seed;
    private final int index;
    private final double perDay;
    private long day = Long.MIN_VALUE;
    private List<Incident> near = List.of();

    /** Incidents of the host with this index, so many a day on average. */
    Incidents(long seed, int index, double perDay) {
        this.seed = seed;
        this.index = index;
        this.perDay = perDay;
    }

    /** How far an incident of that kind has come, from 0 to 1; negative where there is none. */
    double progress(Incident.Kind kind, Instant now) {
        if (perDay == 0) {
            return -1;
        }
        double farthest = -1;
        for (Incident incident : near(now)) {
            if (incident.kind() == kind) {
                farthest = Math.max(farthest, incident.progress(now));
            }
        }
        return farthest;
    }

    boolean under(Incident.Kind kind, Instant now) {
        return progress(kind, now) >= 0;
    }

    /** All that begin from one time on and before another. */
    List<Incident> between(Instant from, Instant to) {
        return LongStream.rangeClosed(dayOf(from), dayOf(to))
                .mapToObj(this::of)
                .flatMap(List::stream)
                .filter(incident ->
                        !incident.start().isBefore(from) && incident.start().isBefore(to))
                .toList();
    }

    /** Those of today and of yesterday, which may go on until today. */
    private List<Incident> near(Instant now) {
        long today = dayOf(now);
        if (today != day) {
            day = today;
            near = new ArrayList<>(of(today - 1));
            near.addAll(of(today));
        }
        return near;
    }

    private List<Incident> of(long someDay) {
        Chance chance = Chance.of(seed * DAYS_APART + someDay, index);
        long count = chance.count(perDay);
        List<Incident> incidents = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            Incident.Kind kind = chance.oneOf(List.of(Incident.Kind.values()));
            Instant start = Instant.ofEpochMilli(someDay * MILLIS_PER_DAY + (long) (chance.share() * MILLIS_PER_DAY));
            incidents.add(new Incident(kind, start.truncatedTo(ChronoUnit.SECONDS), kind.lasts(chance)));
        }
        return incidents;
    }

    private static long dayOf(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), MILLIS_PER_DAY);
    }
}
