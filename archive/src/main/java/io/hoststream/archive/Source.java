package io.hoststream.archive;

import java.util.regex.Pattern;

/**
 * The partition of a topic that files are made from. Its name becomes part of paths, so it is held to what Kafka allows.
 *
 * @param topic the topic's name: letters, digits, dots, dashes and underscores
 * @param partition the partition's number
 */
public record Source(String topic, int partition) {

    static final String TOPIC = "[A-Za-z0-9._-]{1,249}";

    private static final Pattern TOPIC_PATTERN = Pattern.compile(TOPIC);

    /** Checks both. */
    public Source {
        if (!TOPIC_PATTERN.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
            throw new IllegalArgumentException("No topic can have the name " + topic);
        }
        if (partition < 0) {
            throw new IllegalArgumentException("No partition can have the number " + partition);
        }
    }

    @Override
    public String toString() {
        return topic + "-" + partition;
    }
}
