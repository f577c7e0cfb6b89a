package io.hoststream.notify.route;

import io.hoststream.pipeline.settings.Durations;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads how alerts are told: group-by, group-wait, group-interval, repeat, send-resolved, quiet-hours. */
final class MannerReader {

    static final List<String> KEYS =
            List.of("group-by", "group-wait", "group-interval", "repeat", "send-resolved", "quiet-hours");

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int LETTERS_OF_A_DAY = 3;

    private final Values values;

    MannerReader(Values values) {
        this.values = values;
    }

    /** What the keys say; what they do not say is as before. */
    Manner read(Manner before) {
        Pace pace = before.pace();
        Pace read = new Pace(
                values.duration("group-wait", pace.delay(), Duration.ZERO, LONGEST),
                values.duration("group-interval", pace.interval(), Duration.ZERO, LONGEST),
                repeat(pace.repeat()));
        Optional<QuietHours> quiet = values.fields().has("quiet-hours") ? quiet() : before.quiet();
        List<String> groupBy = values.fields().has("group-by") ? groupBy() : before.groupBy();
        return new Manner(groupBy, read, values.truth("send-resolved", before.resolved()), quiet);
    }

    /** An empty list is one group of everything. */
    private List<String> groupBy() {
        return values.texts("group-by").stream().distinct().toList();
    }

    private Optional<Duration> repeat(Optional<Duration> before) {
        Optional<String> text = values.text("repeat");
        if (text.isEmpty()) {
            return before;
        }
        if (text.get().equals("off") || text.get().equals("false")) {
            return Optional.empty();
        }
        Duration least = Duration.ofSeconds(1);
        Duration found = values.duration("repeat", Duration.ofHours(4), least, LONGEST.multipliedBy(4));
        return Optional.of(found);
    }

    private Optional<QuietHours> quiet() {
        return values.group("quiet-hours").map(hours -> {
            hours.fields().only(List.of("zone", "days", "from", "to", "except"), "quiet-hours");
            Optional<String> except = hours.choice("except", List.of("critical", "nothing"));
            return new QuietHours(
                    zone(hours),
                    days(hours),
                    time(hours, "from"),
                    time(hours, "to"),
                    except.filter("nothing"::equals).isPresent());
        });
    }

    private static ZoneId zone(Values hours) {
        String text = hours.needed("zone", "a time zone such as Europe/Berlin");
        try {
            return ZoneId.of(text.isEmpty() ? "UTC" : text);
        } catch (DateTimeException e) {
            hours.fields().complainOf("zone", " = \"" + text + "\": expected a time zone such as Europe/Berlin or UTC");
            return ZoneOffset.UTC;
        }
    }

    private static LocalTime time(Values hours, String key) {
        String text = hours.needed(key, "a time of day such as 22:00");
        try {
            return text.isEmpty() ? LocalTime.MIDNIGHT : LocalTime.parse(text);
        } catch (DateTimeException e) {
            hours.fields().complainOf(key, " = \"" + text + "\": expected a time of day such as 22:00");
            return LocalTime.MIDNIGHT;
        }
    }

    private static Set<DayOfWeek> days(Values hours) {
        if (!hours.fields().has("days")) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        List<String> names = Stream.of(DayOfWeek.values())
                .map(day -> day.name().substring(0, LETTERS_OF_A_DAY).toLowerCase(Locale.ROOT))
                .toList();
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String text : hours.texts("days")) {
            int index = names.indexOf(text);
            if (index < 0) {
                hours.complainOf("days", text, names);
            } else {
                days.add(DayOfWeek.of(index + 1));
            }
        }
        return days;
    }

    /** The pace in words, such as {@code after 30s, every 5m, again after 4h}. */
    static String words(Pace pace) {
        return "first message after " + Durations.format(pace.delay()) + ", then at most every "
                + Durations.format(pace.interval()) + ", "
                + pace.repeat()
                        .map(repeat -> "again after " + Durations.format(repeat))
                        .orElse("never again");
    }
}
