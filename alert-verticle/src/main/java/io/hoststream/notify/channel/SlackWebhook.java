package io.hoststream.notify.channel;

import io.hoststream.pipeline.settings.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** An incoming webhook of Slack. Taken is what is answered with {@code ok} alone. */
final class SlackWebhook implements Channel {

    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json; charset=utf-8");

    private final SlackSettings settings;
    private final URI address;
    private final HttpSender http;

    SlackWebhook(SlackSettings settings, Clock clock) {
        Secret webhook = settings.webhook().orElseThrow();
        this.settings = settings;
        this.address = URI.create(webhook.reveal());
        Redaction redaction = Redaction.ofAddress(address, List.of(webhook));
        this.http = new HttpSender("Slack receiver " + settings.name(), settings.reach(), redaction, clock);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Receipt send(Message message) throws SendException {
        Deadline deadline = Deadline.in(settings.reach().timeout());
        SlackPayload payload = new SlackPayload(message);
        Reply reply = http.post(address, HEADERS, payload.full(Map.of()), deadline);
        if (refusedForItsForm(reply)) {
            reply = http.post(address, HEADERS, payload.plain(Map.of()), deadline);
        }
        if (reply.status() == 200 && reply.text().equals("ok")) {
            return Receipt.NOTHING;
        }
        // Words that Slack does not use are of something between, which may be gone in a moment.
        boolean strange = reply.good() && !SlackWords.closed(reply.text()) && !SlackWords.ofForm(reply.text());
        if (reply.passing() || SlackWords.passing(reply.text()) || strange) {
            throw SendException.later(http.shown(reply), reply.retryAfter());
        }
        throw SendException.never(http.shown(reply));
    }

    private static boolean refusedForItsForm(Reply reply) {
        boolean refused = reply.status() >= 400 && !reply.passing() && !SlackWords.closed(reply.text());
        return refused || SlackWords.ofForm(reply.text());
    }

    @Override
    public void close() {
        http.close();
    }
}
