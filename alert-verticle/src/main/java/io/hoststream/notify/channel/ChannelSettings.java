package io.hoststream.notify.channel;

/** What is set for one receiver. No secret shows in its text. */
public sealed interface ChannelSettings permits SlackSettings, MailSettings, AlertmanagerSettings, WebhookSettings {

    /** The name that it goes by in logs, health and meters. */
    String name();

    /** How far and how long it is reached for. */
    Reach reach();
}
