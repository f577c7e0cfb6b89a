package io.hoststream.serve.live;

import java.time.Duration;

/**
 * What a client of the live feed may cost.
 *
 * @param window how far back history reaches
 * @param maxClients how many may be connected at once
 * @param maxPerKey how many of them with one key
 * @param maxPerAddress how many of them from one address
 * @param authenticateWithin how long a client may take to send its key
 * @param heartbeat how often the server pings
 * @param stalledAfter how long a full socket may stay full
 */
public record LiveLimits(
        Duration window,
        int maxClients,
        int maxPerKey,
        int maxPerAddress,
        Duration authenticateWithin,
        Duration heartbeat,
        Duration stalledAfter) {

    /** Bytes under way to one client, above which nothing more is written. */
    static final int BYTES_UNDER_WAY = 256 * 1024;

    /** Subscriptions of one client. */
    static final int SUBSCRIPTIONS = 32;

    /** Messages of one client in a second. */
    static final int MESSAGES_A_SECOND = 100;

    /** Alerts waiting for one client. */
    static final int ALERTS_WAITING = 1000;

    /** Heartbeats without a sign of life before a client counts as gone. */
    static final int MISSED_HEARTBEATS = 3;

    /** Values in one history frame. */
    static final int HISTORY_VALUES = 250_000;

    /** Letters of one frame of columns or samples, above which the rest goes into the next. */
    static final int FRAME_LETTERS = 64 * 1024;

    private static final int SAMPLES_AT_ONCE = 128;
    private static final int VALUES_AT_ONCE = 20_000;

    private static final Duration AUTHENTICATE_WITHIN = Duration.ofSeconds(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration STALLED_AFTER = Duration.ofSeconds(30);

    /** The limits that the protocol names. */
    public static LiveLimits of(Duration window, int maxClients, int maxPerKey, int maxPerAddress) {
        return new LiveLimits(
                window, maxClients, maxPerKey, maxPerAddress, AUTHENTICATE_WITHIN, HEARTBEAT, STALLED_AFTER);
    }

    /** Whether so many samples of a host, of so many values each, are passed on one by one when they come at once. */
    static boolean fits(long samples, int values) {
        return samples <= SAMPLES_AT_ONCE && samples * values <= VALUES_AT_ONCE;
    }
}
