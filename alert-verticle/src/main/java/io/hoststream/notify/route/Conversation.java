package io.hoststream.notify.route;

import io.hoststream.avro.AlertState;
import io.hoststream.avro.Notification;
import io.hoststream.avro.Severity;
import io.hoststream.avro.ToldAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver was told of one group, as the topic knows it. An alert that may or may not have been told, because
 * nobody knows what became of the message, is in there as pending: it is told again if it stands, and told to be over if it
 * is over.
 */
final class Conversation {

    /** For how long a message that was refused for good is not tried again while it has not changed. */
    private static final Duration PARKED = Duration.ofHours(1);

    /** After that long without a word nothing of it is needed any more: alerts that were over then are forgotten too. */
    private static final Duration REMEMBERED = Duration.ofDays(2);

    private final ConversationKey key;
    private final Map<String, ToldAlert> told = new LinkedHashMap<>();
    private @Nullable Instant last;
    private @Nullable Instant began;
    private long number;
    private String reference = "";
    private boolean owed;

    /** When this process sent something; it cannot know what a receiver remembers of others. */
    private @Nullable Instant heard;

    /** Alerts that have left since that was asked last. */
    private final Set<String> left = new HashSet<>();

    private boolean changed = true;
    private @Nullable Instant parkedUntil;
    private int parkedFor;

    Conversation(ConversationKey key) {
        this.key = key;
    }

    ConversationKey key() {
        return key;
    }

    /** Takes over what the topic says. */
    void restore(Notification record, Instant now) {
        changed = true;
        left.addAll(told.keySet());
        told.clear();
        record.getAlerts().forEach(alert -> told.put(alert.getId(), alert));
        number = record.getNumber();
        reference = record.getReference();
        owed = record.getIntent();
        began = record.getBegan();
        // The clock of the one who wrote it may be ahead.
        last = number == 0 ? null : record.getTime().isAfter(now) ? now : record.getTime();
    }

    @Nullable
    ToldAlert told(String id) {
        return told.get(id);
    }

    Set<String> ids() {
        return told.keySet();
    }

    /** Whether alerts came or left since this was asked last. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** The alerts that left since this was asked last. */
    Set<String> takeLeft() {
        Set<String> gone = Set.copyOf(left);
        left.clear();
        return gone;
    }

    /** Whether it is over, and so long ago that a conversation that begins anew would say the same. */
    boolean past(Instant now) {
        return told.isEmpty() && (last == null || last.isBefore(now.minus(REMEMBERED)));
    }

    /** When the last message was sent, or begun to be sent; null if there was none. */
    @Nullable
    Instant last() {
        return last;
    }

    @Nullable
    Instant heard() {
        return heard;
    }

    /** Whether a message is due because nobody knows what became of the one before, or there was no room in it. */
    boolean owed() {
        return owed;
    }

    String reference() {
        return reference;
    }

    /** Whether a message with these contents was refused for good lately. */
    boolean parked(int contents, Instant now) {
        return parkedUntil != null && parkedFor == contents && now.isBefore(parkedUntil);
    }

    void park(int contents, Instant now) {
        parkedUntil = now.plus(PARKED);
        parkedFor = contents;
        owed = false;
        last = now;
    }

    /** The word that a message is about to be sent. */
    Notification intent(Share share, Instant now) {
        Map<String, ToldAlert> after = new LinkedHashMap<>(told);
        share.told().forEach((id, severity) -> after.putIfAbsent(id, perhaps(id, severity)));
        return record(true, number + 1, now, reference, after);
    }

    /** Nobody knows whether the message was taken. */
    void uncertain(Share share) {
        changed = true;
        share.told().forEach((id, severity) -> told.putIfAbsent(id, perhaps(id, severity)));
    }

    /** The message was taken, or none was needed. A record without number and alerts says that nothing need be known. */
    Notification told(Share share, String newReference, Instant now) {
        share.told().forEach((id, severity) -> told.put(id, new ToldAlert(id, AlertState.FIRING, severity)));
        share.ended().forEach(told::remove);
        left.addAll(share.ended());
        changed = true;
        if (share.message()) {
            number++;
            last = now;
            heard = now;
            owed = !share.complete();
            parkedUntil = null;
            began = began == null ? now : began;
            reference = newReference;
        } else if (past(now)) {
            number = 0;
        }
        Notification record = record(false, number, last == null ? now : last, reference, told);
        if (told.isEmpty()) {
            // The next alert of the group begins anew.
            began = null;
            reference = "";
        }
        return record;
    }

    private static ToldAlert perhaps(String id, Severity severity) {
        return new ToldAlert(id, AlertState.PENDING, severity);
    }

    private Notification record(boolean intent, long count, Instant time, String named, Map<String, ToldAlert> alerts) {
        List<ToldAlert> list = new ArrayList<>(alerts.values());
        String kept = alerts.isEmpty() ? "" : named;
        return new Notification(
                key.route(),
                key.receiver(),
                key.group(),
                intent,
                count,
                time,
                began == null ? time : began,
                kept,
                list);
    }
}
