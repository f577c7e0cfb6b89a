package io.hoststream.notify.route;

import io.hoststream.avro.Notification;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What all receivers were told. */
final class Conversations {

    /** By the key of its records on the topic. */
    private final Map<String, Conversation> all = new LinkedHashMap<>();

    /** By receiver and alert: where the receiver was told of the alert. */
    private final Map<String, Map<String, Conversation>> owners = new HashMap<>();

    void clear() {
        all.clear();
        owners.clear();
    }

    void restore(Notification record, Instant now) {
        ConversationKey key = new ConversationKey(record.getRoute(), record.getReceiver(), record.getGroup());
        of(key).restore(record, now);
    }

    /** The topic has nothing about it any more. */
    void forget(String key) {
        Conversation known = all.remove(key);
        if (known != null) {
            owners.getOrDefault(known.key().receiver(), Map.of()).values().removeIf(known::equals);
        }
    }

    Conversation of(ConversationKey key) {
        return all.computeIfAbsent(key.text(), any -> new Conversation(key));
    }

    Collection<Conversation> all() {
        return all.values();
    }

    /** Looks where receivers were told of alerts, in the conversations in which that has changed. */
    void index() {
        for (Conversation each : all.values()) {
            if (each.takeChanged()) {
                Map<String, Conversation> ofReceiver =
                        owners.computeIfAbsent(each.key().receiver(), any -> new HashMap<>());
                each.takeLeft().forEach(id -> ofReceiver.remove(id, each));
                each.ids().forEach(id -> ofReceiver.put(id, each));
            }
        }
    }

    /** The conversation in which a receiver was told of an alert that it does not know to be over. */
    Optional<Conversation> owner(String receiver, String alert) {
        return Optional.ofNullable(owners.getOrDefault(receiver, Map.of()).get(alert));
    }
}
