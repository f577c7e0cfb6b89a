package io.hoststream.notify.route;

import io.hoststream.notify.channel.Message;
import io.hoststream.notify.channel.SlackSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How it stands with one receiver: whether it takes messages, and how many it may get by now. By the clock that is never set. */
final class Line {

    private static final long FIRST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(60).toNanos();
    private static final long LONGEST_ASKED = Duration.ofHours(1).toNanos();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final int MOST_DOUBLINGS = 6;

    private final Recipient recipient;
    private final RandomGenerator random;
    private final long spacing;
    private double tokens;
    private long filledAt;
    private long sentAt;
    private long aliveAt;
    private boolean sentBefore;
    private boolean aliveBefore;
    private int failures;
    private int parked;
    private long failingSince;
    private long retryAt;
    private String reason = "";

    /** What is on its way to the receiver. */
    private List<Due> underWay = List.of();

    Line(Recipient recipient, RandomGenerator random, long nanos) {
        this.recipient = recipient;
        this.random = random;
        this.spacing = recipient.settings() instanceof SlackSettings
                ? Duration.ofSeconds(1).toNanos()
                : 0;
        this.tokens = recipient.perMinute();
        this.filledAt = nanos;
    }

    Recipient recipient() {
        return recipient;
    }

    /** Whether something may be tried now. */
    boolean open(long nanos) {
        boolean paused = failures > 0 && nanos - retryAt < 0;
        return !paused && (!sentBefore || nanos - sentAt >= spacing);
    }

    /** How many messages the receiver may get right now. */
    int room(long nanos) {
        double filled = tokens + (nanos - filledAt) * (double) recipient.perMinute() / MINUTE;
        tokens = Math.min(recipient.perMinute(), filled);
        filledAt = nanos;
        return recipient.relays() ? Integer.MAX_VALUE : (int) tokens;
    }

    /** A message goes out. */
    void sends(List<Due> dues, long nanos) {
        underWay = List.copyOf(dues);
        tokens = Math.max(0, tokens - 1);
        sentAt = nanos;
        sentBefore = true;
    }

    List<Due> underWay() {
        return underWay;
    }

    /** Whether what came before could not be told: then one message tells of all that stands now. */
    boolean recovering() {
        return failures > 0;
    }

    void taken() {
        failures = 0;
        parked = 0;
        underWay = List.of();
    }

    /** It may be taken later; {@code asked} is how long the receiver wants to be left alone, 0 if it does not say. */
    void failed(String why, long asked, long nanos) {
        if (failures == 0 && parked == 0) {
            failingSince = nanos;
        }
        reason = why;
        failures++;
        long pause = Math.min(FIRST_PAUSE << Math.min(failures - 1, MOST_DOUBLINGS), LONGEST_PAUSE);
        long jittered = (long) (pause * (1 + random.nextDouble()) / 2);
        retryAt = nanos + (asked > 0 ? Math.min(asked, LONGEST_ASKED) : jittered);
        underWay = List.of();
    }

    /** It is never taken. */
    void refused(String why, long nanos) {
        if (failures == 0 && parked == 0) {
            failingSince = nanos;
        }
        reason = why;
        parked++;
        failures = 0;
        underWay = List.of();
    }

    /** Whether others should hear that this receiver does not take messages. */
    boolean troubled(long nanos, Duration patience) {
        return parked > 0 || (failures > 0 && nanos - failingSince >= patience.toNanos());
    }

    boolean failing() {
        return failures > 0 || parked > 0;
    }

    String reason() {
        return reason;
    }

    /** Whether it is time to say that all is well. */
    boolean aliveDue(Duration every, long nanos) {
        return !aliveBefore || nanos - aliveAt >= every.toNanos();
    }

    /** A message was taken, or never will be; it may have been that all is well. */
    void said(Optional<Message> message, long nanos) {
        if (message.filter(one -> one.kind() == Message.Kind.ALIVE).isPresent()) {
            aliveBefore = true;
            aliveAt = nanos;
        }
    }
}
