package io.hoststream.notify.channel;

import io.hoststream.avro.AlertEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What names a message to its receiver: the same when a message is sent again because nobody knows whether it was taken, so
 * that the receiver can drop the repeat. News have the same name even after a restart, since it is made of what they say.
 */
final class Deliveries {

    private static final int MOST_OPEN = 1000;
    private static final int ID_LENGTH = 32;

    /**
     * A message under way.
     *
     * @param message what is said
     * @param id its name
     * @param told who has it already, where a message goes to several
     */
    record Delivery(Message message, String id, Set<String> told) {}

    private final String channel;
    private final Clock clock;
    private long number;

    private final Map<String, Delivery> open = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Delivery> eldest) {
            return size() > MOST_OPEN;
        }
    };

    Deliveries(String channel, Clock clock) {
        this.channel = channel;
        this.clock = clock;
    }

    /** The delivery of a message: the one from before if it was tried already and not taken. */
    Delivery begin(Message message) {
        Delivery before = open.get(message.group());
        if (before != null && before.message().equals(message)) {
            return before;
        }
        Delivery now = new Delivery(message, id(message), new HashSet<>());
        open.put(message.group(), now);
        return now;
    }

    /** The message was taken. */
    void taken(Message message) {
        open.remove(message.group());
    }

    private String id(Message message) {
        Stream<String> content = Stream.of(
                        List.of(channel, message.group(), message.kind().name(), message.note()))
                .flatMap(List::stream);
        Stream<String> alerts = Stream.concat(message.firing().stream(), message.resolved().stream())
                .map(item -> of(item.event()));
        // Anything but news says the same again without being a repeat.
        String once = message.kind() == Message.Kind.NEWS ? "" : clock.millis() + "/" + ++number;
        return hash(Stream.concat(Stream.concat(content, alerts), Stream.of(message.more() + once)));
    }

    private static String of(AlertEvent event) {
        return event.getId() + " " + event.getState() + " " + event.getSeverity() + " "
                + event.getTime().toEpochMilli();
    }

    private static String hash(Stream<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(part -> {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
