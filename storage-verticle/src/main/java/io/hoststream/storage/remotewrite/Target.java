package io.hoststream.storage.remotewrite;

import io.hoststream.pipeline.settings.Secret;
import java.net.URI;
import java.util.Map;

/**
 * One receiver.
 *
 * @param name the name that it goes by in logs, health, meters and its consumer group
 * @param url where requests go
 * @param headers what goes with every request besides remote write's own headers
 */
record Target(String name, URI url, Map<String, Secret> headers) {

    /** The receiver for people; without the query, which may hold a token. */
    String shown() {
        return name + " (" + url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath() + ")";
    }
}
