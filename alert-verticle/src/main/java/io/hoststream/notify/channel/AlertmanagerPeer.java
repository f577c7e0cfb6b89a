package io.hoststream.notify.channel;

import io.hoststream.pipeline.settings.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One Alertmanager of a cluster. */
final class AlertmanagerPeer implements AutoCloseable {

    private final URI address;
    private final Map<String, String> headers = new HashMap<>();
    private final HttpSender http;

    AlertmanagerPeer(AlertmanagerSettings settings, URI peer, Clock clock) {
        String base = peer.toString();
        this.address = URI.create(base + (base.endsWith("/") ? "" : "/") + "api/v2/alerts");
        headers.put("Content-Type", "application/json");
        List<Secret> secrets = settings.authorization().stream().toList();
        secrets.forEach(secret -> headers.put("Authorization", secret.reveal()));
        String receiver = "Alertmanager receiver " + settings.name() + ", peer " + shown(peer);
        this.http = new HttpSender(receiver, settings.reach(), Redaction.of(secrets), clock);
    }

    static String shown(URI peer) {
        return peer.getScheme() + "://" + peer.getRawAuthority();
    }

    /** Sends all requests, one after another; empty if it took them all. */
    Optional<SendException> send(List<byte[]> requests, Deadline deadline) {
        try {
            for (byte[] request : requests) {
                Reply reply = http.post(address, headers, request, deadline);
                if (reply.passing()) {
                    return Optional.of(SendException.later(http.shown(reply), reply.retryAfter()));
                } else if (!reply.good()) {
                    return Optional.of(SendException.never(http.shown(reply)));
                }
            }
            return Optional.empty();
        } catch (SendException e) {
            return Optional.of(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
