package io.hoststream.notify.channel;

import io.hoststream.pipeline.settings.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A bot of Slack. News of a group that has a message already change that message in place, which alerts nobody's phone; what
 * is to be noticed is sent without a reference.
 */
final class SlackBot implements Channel {

    private final SlackSettings settings;
    private final String channel;
    private final Map<String, String> headers;
    private final HttpSender http;

    SlackBot(SlackSettings settings, Secret token, Clock clock) {
        this.settings = settings;
        this.channel = settings.channel().orElseThrow();
        this.headers =
                Map.of("Content-Type", "application/json; charset=utf-8", "Authorization", "Bearer " + token.reveal());
        this.http = new HttpSender(
                "Slack receiver " + settings.name(), settings.reach(), Redaction.of(List.of(token)), clock);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Receipt send(Message message) throws SendException {
        Deadline deadline = Deadline.in(settings.reach().timeout());
        String[] earlier = message.reference().orElse("").split("/", 2);
        if (message.kind() == Message.Kind.NEWS && earlier.length == 2) {
            Map<String, String> place = new LinkedHashMap<>();
            place.put("channel", earlier[0]);
            place.put("ts", earlier[1]);
            Said changed = call("chat.update", message, place, deadline);
            if (!SlackWords.unchangeable(changed.answer().error())) {
                return receipt(changed);
            }
        }
        return receipt(call("chat.postMessage", message, Map.of("channel", channel), deadline));
    }

    private Said call(String method, Message message, Map<String, String> place, Deadline deadline)
            throws SendException {
        SlackPayload payload = new SlackPayload(message);
        URI address = settings.api().resolve(method);
        Said said = Said.of(http.post(address, headers, payload.full(place), deadline));
        if (SlackWords.ofForm(said.answer().error())) {
            said = Said.of(http.post(address, headers, payload.plain(place), deadline));
        }
        return said;
    }

    private Receipt receipt(Said said) throws SendException {
        Reply reply = said.reply();
        SlackAnswer answer = said.answer();
        if (reply.good() && answer.ok()) {
            return answer.reference().isEmpty() ? Receipt.NOTHING : Receipt.of(answer.reference());
        }
        String shown = http.shown(new Reply(
                reply.status(), answer.error().isEmpty() ? reply.text() : answer.error(), reply.retryAfter()));
        // Without a word of Slack's it is of something between, which may be gone in a moment.
        boolean strange = reply.good() && answer.error().isEmpty();
        if (reply.passing() || SlackWords.passing(answer.error()) || strange) {
            throw SendException.later(shown, reply.retryAfter());
        }
        throw SendException.never(shown);
    }

    /** An answer as it came and as it was understood. */
    private record Said(Reply reply, SlackAnswer answer) {

        static Said of(Reply reply) {
            return new Said(reply, SlackAnswer.of(reply.text()));
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
