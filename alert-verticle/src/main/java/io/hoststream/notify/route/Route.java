package io.hoststream.notify.route;

import java.util.List;

/**
 * The way of some alerts to receivers.
 *
 * @param name by which people and records know it
 * @param match the alerts that take it
 * @param receivers the names of those who are told
 * @param goesOn whether alerts that took it look at the routes behind it as well
 * @param manner how they are told
 */
public record Route(String name, Matcher match, List<String> receivers, boolean goesOn, Manner manner) {

    /** Keeps its own copy. */
    public Route {
        receivers = List.copyOf(receivers);
    }
}
