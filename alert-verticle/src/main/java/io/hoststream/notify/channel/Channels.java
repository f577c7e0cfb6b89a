package io.hoststream.notify.channel;

import io.hoststream.pipeline.settings.Origin;
import io.hoststream.pipeline.settings.Problems;
import java.time.Clock;

/** Opens channels. */
public final class Channels {

    private Channels() {}

    /** Adds everything that is wrong with the settings to the problems; never shows a secret. */
    public static void check(ChannelSettings settings, Origin origin, Problems problems) {
        new SettingsCheck(settings, message -> problems.add(origin, message)).run();
    }

    /**
     * Opens a channel. Connects to nobody yet.
     *
     * @throws IllegalStateException if the file with authorities cannot be read
     * @throws IllegalArgumentException if the settings are such as {@link #check} complains of
     */
    public static Channel open(ChannelSettings settings, Clock clock, Observer observer) {
        Problems problems = new Problems();
        check(settings, Origin.DEFAULT, problems);
        if (!problems.none()) {
            throw new IllegalArgumentException(problems.found().get(0).toString());
        }
        if (settings instanceof SlackSettings slack) {
            return slack.token()
                    .<Channel>map(token -> new SlackBot(slack, token, clock))
                    .orElseGet(() -> new SlackWebhook(slack, clock));
        } else if (settings instanceof MailSettings mail) {
            return new MailChannel(mail, clock, observer);
        } else if (settings instanceof AlertmanagerSettings peers) {
            return new AlertmanagerChannel(peers, clock, observer);
        } else if (settings instanceof WebhookSettings webhook) {
            return new WebhookChannel(webhook, clock);
        }
        throw new IllegalArgumentException("No channel for " + settings.getClass());
    }
}
