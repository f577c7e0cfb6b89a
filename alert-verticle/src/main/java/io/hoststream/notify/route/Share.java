package io.hoststream.notify.route;

import io.hoststream.avro.Severity;
import java.util.Map;
import java.util.Set;

/**
 * What one message, or none, changes in what a receiver knows of one group.
 *
 * @param conversation with the receiver about the group
 * @param told alerts that it is told of, with their severity
 * @param ended alerts that it is told are over, or that it need not know of any more
 * @param complete whether nothing is left for a message right behind
 * @param message whether there is a message
 */
record Share(
        Conversation conversation, Map<String, Severity> told, Set<String> ended, boolean complete, boolean message) {

    Share {
        told = Map.copyOf(told);
        ended = Set.copyOf(ended);
    }
}
