package io.hoststream.schema.topic;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of the topic of controls, which carries several kinds of records: the kind, a slash, and whom it is about. */
public final class ControlKey {

    private static final String BOOST = "boost/";

    private static final String SILENCE = "silence/";

    private static final String GROUPS = "groups/";

    private ControlKey() {}

    /** The key of a silence. */
    public static String silence(String id) {
        return SILENCE + id;
    }

    /** The identity of the silence that a record is about; empty if the key is another kind's. */
    public static Optional<String> silenceId(@Nullable String key) {
        return key != null && key.startsWith(SILENCE) ? Optional.of(key.substring(SILENCE.length())) : Optional.empty();
    }

    /** The key of the requests to a host for quicker samples. */
    public static String boost(String host) {
        return BOOST + host;
    }

    /** The host that a request for quicker samples is to; empty if the key is another kind's. */
    public static Optional<String> boostedHost(@Nullable String key) {
        return key != null && key.startsWith(BOOST) ? Optional.of(key.substring(BOOST.length())) : Optional.empty();
    }

    /** The key of the groups that a host was put into. */
    public static String groups(String host) {
        return GROUPS + host;
    }

    /** The host whose groups a record is about; empty if the key is another kind's. */
    public static Optional<String> groupedHost(@Nullable String key) {
        return key != null && key.startsWith(GROUPS) ? Optional.of(key.substring(GROUPS.length())) : Optional.empty();
    }
}
