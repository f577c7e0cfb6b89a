package io.hoststream.notify.channel;

import io.hoststream.pipeline.settings.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * A channel of Slack: either by an incoming webhook, or with a bot's token and a channel, where a group's message is changed in
 * place.
 *
 * @param name of the receiver
 * @param webhook the address of the incoming webhook, which is a secret as a whole
 * @param token of the bot, with the right {@code chat:write}
 * @param channel to which the bot writes: a channel's ID, or its name
 * @param api where Slack's methods are
 * @param reach how far and how long it is reached for
 */
public record SlackSettings(
        String name, Optional<Secret> webhook, Optional<Secret> token, Optional<String> channel, URI api, Reach reach)
        implements ChannelSettings {

    /** Where Slack's methods are. */
    public static final URI SLACK = URI.create("https://slack.com/api/");
}
