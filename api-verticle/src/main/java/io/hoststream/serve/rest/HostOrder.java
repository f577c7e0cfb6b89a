package io.hoststream.serve.rest;

import io.hoststream.serve.http.ProblemException;
import io.hoststream.serve.view.HostStatus;
import io.hoststream.serve.view.HostView;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which order hosts are listed, and where in it a page begins. Hosts that are equal by what they are sorted by follow one
 * another by name.
 *
 * @param by what they are sorted by
 * @param downwards whether the greatest comes first
 */
record HostOrder(By by, boolean downwards) {

    private static final Pattern PLACE = Pattern.compile("(-?[A-Za-z]{1,8}) (-?\\d{1,18}) ([A-Za-z0-9._-]{1,253})");

    private static final List<HostStatus> WORST_LAST = List.of(HostStatus.values());

    /** What hosts are sorted by. */
    enum By {
        NAME("name"),
        STATUS("status"),
        LAST_SEEN("lastSeen");

        private final String text;

        By(String text) {
            this.text = text;
        }

        private long value(HostView host) {
            return switch (this) {
                case NAME -> 0;
                case STATUS -> WORST_LAST.indexOf(host.status());
                case LAST_SEEN -> host.lastSeenMillis();
            };
        }
    }

    /** Where a host is in the order. */
    record Place(long value, String host) {}

    /** The order of that name; the parameter's rule lets no other names through. */
    static HostOrder of(String text) {
        boolean downwards = text.startsWith("-");
        String name = downwards ? text.substring(1) : text;
        for (By by : By.values()) {
            if (by.text.equals(name)) {
                return new HostOrder(by, downwards);
            }
        }
        throw Call.bad("sort is '" + Names.shortened(text) + "'; expected name, status or lastSeen");
    }

    Place place(HostView host) {
        return new Place(by.value(host), host.host());
    }

    Comparator<Place> places() {
        if (by == By.NAME) {
            Comparator<Place> names = Comparator.comparing(Place::host);
            return downwards ? names.reversed() : names;
        }
        Comparator<Place> values = Comparator.comparingLong(Place::value);
        return (downwards ? values.reversed() : values).thenComparing(Place::host);
    }

    Comparator<HostView> hosts() {
        return Comparator.comparing(this::place, places());
    }

    /** What names the place of the last host of a page, which the one who asks has just seen. */
    String cursor(HostView last) {
        return encoded(this + " " + by.value(last) + " " + last.host());
    }

    /**
     * The place that a cursor names.
     *
     * @throws ProblemException if it is not what {@link #cursor} gave for the same order
     */
    Place place(String cursor) {
        Matcher place = decoded(cursor).map(PLACE::matcher).orElseThrow(() -> noCursor(cursor));
        if (!place.matches() || !place.group(1).equals(toString())) {
            throw noCursor(cursor);
        }
        return new Place(Long.parseLong(place.group(2)), place.group(3));
    }

    @Override
    public String toString() {
        return (downwards ? "-" : "") + by.text;
    }

    private static Optional<String> decoded(String cursor) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)))
                    .toString();
            return Optional.of(text).filter(decoded -> encoded(decoded).equals(cursor));
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException noCursor(String cursor) {
        return Call.bad("cursor is '" + Names.shortened(cursor)
                + "'; expected what an answer gave as next, with the same sort");
    }
}
