package io.hoststream.notify.route;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Hours in which nothing is told that can wait.
 *
 * @param zone whose time is meant
 * @param days on which the hours begin
 * @param from when they begin
 * @param to when they end; on the next day if that is not after the beginning
 * @param criticalToo whether critical alerts wait as well
 */
public record QuietHours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to, boolean criticalToo) {

    /** Keeps its own copy. */
    public QuietHours {
        days = Set.copyOf(days);
    }

    /** Whether it is quiet at that time. */
    public boolean hold(Instant now) {
        ZonedDateTime there = now.atZone(zone);
        LocalTime time = there.toLocalTime();
        DayOfWeek today = there.getDayOfWeek();
        if (from.isBefore(to)) {
            return days.contains(today) && !time.isBefore(from) && time.isBefore(to);
        }
        return (days.contains(today) && !time.isBefore(from)) || (days.contains(today.minus(1)) && time.isBefore(to));
    }
}
