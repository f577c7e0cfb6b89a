package io.hoststream.notify.channel;

import io.hoststream.notify.channel.Deliveries.Delivery;
import io.hoststream.pipeline.settings.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Any system that takes JSON over HTTP. */
final class WebhookChannel implements Channel {

    private final WebhookSettings settings;
    private final Clock clock;
    private final URI address;
    private final HttpSender http;
    private final Deliveries deliveries;

    WebhookChannel(WebhookSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.address = URI.create(settings.url().reveal());
        this.deliveries = new Deliveries(settings.name(), clock);
        List<Secret> secrets = new ArrayList<>(settings.headers().values());
        settings.secret().ifPresent(secrets::add);
        secrets.add(settings.url());
        this.http = new HttpSender(
                "Webhook receiver " + settings.name(), settings.reach(), Redaction.ofAddress(address, secrets), clock);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Receipt send(Message message) throws SendException {
        Delivery delivery = deliveries.begin(message);
        byte[] body = WebhookBody.of(message, delivery.id());
        Deadline deadline = Deadline.in(settings.reach().timeout());
        Reply reply = http.post(address, headers(delivery, body), body, deadline);
        if (reply.passing()) {
            throw SendException.later(http.shown(reply), reply.retryAfter());
        }
        deliveries.taken(message);
        if (!reply.good()) {
            throw SendException.never(http.shown(reply));
        }
        return Receipt.NOTHING;
    }

    private Map<String, String> headers(Delivery delivery, byte[] body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        Map<String, String> headers = new HashMap<>();
        settings.headers().forEach((name, value) -> headers.put(name, value.reveal()));
        headers.put("Content-Type", "application/json");
        headers.put("X-Hoststream-Timestamp", timestamp);
        headers.put("X-Hoststream-Delivery", delivery.id());
        settings.secret()
                .ifPresent(secret -> headers.put("X-Hoststream-Signature", Signature.of(secret, timestamp, body)));
        return headers;
    }

    @Override
    public void close() {
        http.close();
    }
}
