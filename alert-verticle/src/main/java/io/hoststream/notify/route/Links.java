package io.hoststream.notify.route;

import io.hoststream.avro.AlertEvent;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Addresses of what the page shows of an alert's host at the moment of a change.
 *
 * @param page where the page is; empty if that is not known, and then there are no links
 */
public record Links(Optional<URI> page) {

    /** The address for an event; empty text if there is none. */
    public String to(AlertEvent event) {
        return page.map(address -> base(address) + "#/host/" + encoded(event.getHost()) + "?at=" + event.getTime())
                .orElse("");
    }

    private static String base(URI address) {
        String text = address.toString();
        return text.endsWith("/") ? text : text + "/";
    }

    private static String encoded(String host) {
        return URLEncoder.encode(host, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
