package io.hoststream.serve.live;

/** Why a socket is closed. */
enum CloseCode {
    /** The server stops. */
    GOING_AWAY(1001),
    /** The client takes nothing any more, or not enough; or there are too many. */
    TRY_LATER(1013),
    /** A message is not what the protocol says. */
    BAD_MESSAGE(4400),
    /** The key is missing or not valid. */
    UNAUTHORIZED(4401),
    /** The key is not good for reading. */
    FORBIDDEN(4403),
    /** The client said nothing for too long. */
    TIMEOUT(4408),
    /** The client says too much. */
    TOO_MANY(4429);

    private final short number;

    CloseCode(int number) {
        this.number = (short) number;
    }

    short number() {
        return number;
    }
}
