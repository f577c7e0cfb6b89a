package io.hoststream.storage.remotewrite;

/** Why something of the topic is not sent. */
enum Skip {
    /** It is sent. */
    NONE("none"),
    /** It was sent before. */
    REPEAT("repeat"),
    /** It is of another collector with the same name. */
    RIVAL("rival"),
    /** It was taken before what was sent: the host's clock went back. */
    BACKWARD("backward"),
    /** It is older than {@code remote-write.max-age}. */
    AGE("age"),
    /** It is a metric of the user's own whose name is taken or no name. */
    NAME("name");

    private final String reason;

    Skip(String reason) {
        this.reason = reason;
    }

    /** The word for it in the own metrics. */
    String reason() {
        return reason;
    }
}
