package io.hoststream.notify.route;

/**
 * Why an alert is not told.
 *
 * @param kind what mutes it
 * @param by the silence's identity, the rule of the alert that mutes it, or nothing
 */
public record Muting(Kind kind, String by) {

    /** What can mute an alert. */
    public enum Kind {
        /** Somebody set a silence. */
        SILENCE,
        /** Another alert goes without it. */
        INHIBITION,
        /** The route's quiet hours. */
        QUIET_HOURS
    }
}
