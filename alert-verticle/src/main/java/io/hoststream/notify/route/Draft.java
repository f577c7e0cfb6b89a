package io.hoststream.notify.route;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.ToldAlert;
import io.hoststream.notify.channel.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What is to be said in one conversation, gathered alert by alert. */
final class Draft {

    private final Conversation conversation;
    private final Manner manner;
    private final boolean relays;
    private final Instant since;

    /** Alerts that stand and are not muted. */
    private final List<Alert> standing = new ArrayList<>();

    /** Of these, the ones of which something is to be told. */
    private final List<Alert> fresh = new ArrayList<>();

    /** Alerts that are over, and were told to stand. */
    private final List<Alert> ended = new ArrayList<>();

    /** Alerts that are over, of which that need not be told. */
    private final Set<String> dropped = new TreeSet<>();

    /** Alerts that fired and ended since the last message. */
    private int gone;

    /** Of these, the ones that could have been told in time, had anybody been there to take it. */
    private final List<Alert> missed = new ArrayList<>();

    /** When the first was changed of those that make a message necessary. */
    private @Nullable Instant first;

    /** {@code begun} is since when there could have been messages at all. */
    Draft(Conversation conversation, Manner manner, boolean relays, Instant begun) {
        this.conversation = conversation;
        this.manner = manner;
        this.relays = relays;
        this.since = conversation.last() == null ? begun : conversation.last();
    }

    Conversation conversation() {
        return conversation;
    }

    Manner manner() {
        return manner;
    }

    List<Alert> standing() {
        return standing;
    }

    List<Alert> fresh() {
        return fresh;
    }

    List<Alert> ended() {
        return ended;
    }

    Set<String> dropped() {
        return dropped;
    }

    int gone() {
        return gone;
    }

    List<Alert> missed() {
        return missed;
    }

    int size() {
        return standing.size();
    }

    void stands(Alert alert) {
        standing.add(alert);
        ToldAlert told = conversation.told(alert.id());
        if (told == null
                || told.getState() == AlertState.PENDING
                || told.getSeverity() != alert.event().getSeverity()) {
            fresh.add(alert);
            because(alert.changed());
        }
    }

    /** It is over; muted or not, that is told to those who were told that it stands. */
    void over(Alert alert, BooleanSupplier muted) {
        if (conversation.told(alert.id()) == null) {
            Instant fired = alert.fired();
            if (!relays && fired != null && fired.isAfter(since) && !muted.getAsBoolean()) {
                gone(alert, fired);
            }
        } else if (manner.resolved()) {
            ended.add(alert);
            because(alert.changed());
        } else {
            dropped.add(alert.id());
        }
    }

    /** It came and went. Whoever could not be told although there was time enough is told of that. */
    private void gone(Alert alert, Instant fired) {
        gone++;
        if (dueAfter(fired).isBefore(alert.changed())) {
            missed.add(alert);
            because(fired);
        }
    }

    /** It was told, and nobody knows any more what became of it. */
    void lost(String id) {
        dropped.add(id);
    }

    private void because(Instant changed) {
        first = first == null || changed.isBefore(first) ? changed : first;
    }

    private Instant dueAfter(Instant changed) {
        Instant whole = changed.plus(manner.pace().delay());
        Instant last = conversation.last();
        Instant next = last == null ? whole : last.plus(manner.pace().interval());
        return next.isAfter(whole) ? next : whole;
    }

    /** What is to be said by now, and since when it is due. */
    Optional<Due> due(Instant now) {
        if (conversation.parked(contents(), now)) {
            return Optional.empty();
        }
        if (first != null && (conversation.owed() || !now.isBefore(dueAfter(first)))) {
            return Optional.of(new Due(this, Optional.of(Message.Kind.NEWS), dueAfter(first)));
        }
        if (first == null && !standing.isEmpty()) {
            Instant repeat = repeatAt();
            if (conversation.owed() || !now.isBefore(repeat)) {
                return Optional.of(new Due(this, Optional.of(Message.Kind.REPEAT), repeat));
            }
        }
        return dropped.isEmpty() ? Optional.empty() : Optional.of(new Due(this, Optional.empty(), now));
    }

    private Instant repeatAt() {
        Optional<Duration> repeat = manner.pace().repeat();
        Instant from = relays ? conversation.heard() : conversation.last();
        if (repeat.isEmpty()) {
            return Instant.MAX;
        }
        return from == null ? Instant.MIN : from.plus(repeat.get());
    }

    /** A number that changes with what there is to be told. */
    int contents() {
        int sum = 31 * ended.size();
        for (Alert alert : fresh) {
            sum += alert.id().hashCode() ^ alert.event().getSeverity().name().hashCode();
        }
        for (Alert alert : ended) {
            sum += alert.id().hashCode() * 17;
        }
        return sum;
    }
}
