/**
 * The ways to people and systems outside: each {@link io.hoststream.notify.channel.Channel} sends one {@link
 * io.hoststream.notify.channel.Message} and says in a {@link io.hoststream.notify.channel.Receipt} or a {@link
 * io.hoststream.notify.channel.SendException} what came of it. What to say when, to whom and how often is decided elsewhere.
 *
 * <p>{@link io.hoststream.notify.channel.Channels} opens them from {@link io.hoststream.notify.channel.ChannelSettings}:
 * Slack by webhook or as a bot, mail, Alertmanager, and any system that takes JSON. Everything over HTTP goes through
 * {@code HttpSender}, mail through {@code SmtpConnection}; both check the addresses that a name resolved to, bound the time of
 * the whole exchange, and leave no secret in what they say. {@code Words} and {@code Wording} make of names that came over
 * the wire text that can be shown; {@code Mrkdwn} and {@code MailText} are the two forms for people.
 */
@NullMarked
package io.hoststream.notify.channel;

import org.jspecify.annotations.NullMarked;
