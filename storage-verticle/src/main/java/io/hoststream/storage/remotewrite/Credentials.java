package io.hoststream.storage.remotewrite;

import io.hoststream.pipeline.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** What proves to receivers who is sending, as it was set. */
record Credentials(
        Map<String, String> users,
        Map<String, Secret> passwords,
        Map<String, Secret> tokens,
        Map<String, Secret> headers) {

    private static final String AUTHORIZATION = "Authorization";

    /** The headers that go with every request to a target. What is set for it alone comes over what is set for all. */
    Map<String, Secret> headersOf(String target) {
        Map<String, Secret> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            if (name.indexOf('/') < 0) {
                all.put(name, value);
            }
        });
        headers.forEach((name, value) -> {
            if (name.startsWith(target + "/")) {
                all.put(name.substring(target.length() + 1), value);
            }
        });
        Secret token = tokens.get(target);
        Secret password = passwords.get(target);
        if (token != null) {
            all.put(AUTHORIZATION, new Secret("Bearer " + token.reveal()));
        } else if (password != null) {
            byte[] pair = (users.get(target) + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
            all.put(AUTHORIZATION, new Secret("Basic " + Base64.getEncoder().encodeToString(pair)));
        }
        return all;
    }
}
