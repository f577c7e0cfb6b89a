package io.hoststream.notify.route;

import io.hoststream.notify.channel.AlertmanagerSettings;
import io.hoststream.notify.channel.ChannelSettings;
import io.hoststream.notify.channel.WebhookSettings;

/**
 * A receiver of messages.
 *
 * @param settings its name and how it is reached
 * @param perMinute how many messages it gets in a minute at most; past that one message tells of several groups
 */
public record Recipient(ChannelSettings settings, int perMinute) {

    private static final int MOST_FOR_PEOPLE = 100;
    private static final int MOST_FOR_MACHINES = 300;

    /** Its name. */
    public String name() {
        return settings.name();
    }

    /** Whether it groups and counts by itself, and wants alerts again and again for as long as they stand. */
    boolean relays() {
        return settings instanceof AlertmanagerSettings;
    }

    /** How many alerts a message of news lists. */
    int most() {
        return counts() ? MOST_FOR_PEOPLE : MOST_FOR_MACHINES;
    }

    /** Whether alerts that are not listed may be counted; where not, they are listed in another message. */
    boolean counts() {
        return !relays() && !(settings instanceof WebhookSettings);
    }

    /** How the alerts of a route are told to this receiver. */
    Manner manner(Route route) {
        return settings instanceof AlertmanagerSettings alertmanager
                ? route.manner().at(Pace.relayed(alertmanager.resend()))
                : route.manner();
    }
}
