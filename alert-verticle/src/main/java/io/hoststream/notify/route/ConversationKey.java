package io.hoststream.notify.route;

/**
 * Who is told of what.
 *
 * @param route the route that led there
 * @param receiver who is told
 * @param group what the alerts have in common, as one text
 */
record ConversationKey(String route, String receiver, String group) {

    /** The key of its records on the topic. */
    String text() {
        return route + "/" + receiver + "/" + group;
    }
}
