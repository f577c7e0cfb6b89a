package io.hoststream.storage.remotewrite;

import io.hoststream.pipeline.outbound.HostText;
import io.hoststream.pipeline.settings.Secret;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What targets have to be like; complains with the key, what was found and what is expected. Values are never shown. */
record TargetRules(Map<String, URI> targets) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,39}");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]*");

    /** Headers that are the client's or remote write's own. */
    private static final Set<String> RESERVED = Set.of(
            "connection",
            "content-length",
            "content-type",
            "content-encoding",
            "expect",
            "host",
            "upgrade",
            "transfer-encoding",
            "x-prometheus-remote-write-version");

    void checkUrls(boolean plainHttp) {
        targets.forEach((name, url) -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "remote-write.targets: \"" + name
                                + "\" is no name for a target: expected letters, digits, dots, dashes and underscores, up to 40");
            }
            checkUrl("remote-write.targets." + name, url, plainHttp);
        });
    }

    private static void checkUrl(String key, URI url, boolean plainHttp) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (url.getRawUserInfo() != null
                || String.valueOf(url.getRawAuthority()).contains("@")) {
            throw new IllegalArgumentException(
                    key + " has a user in its address, which would show in logs: expected the"
                            + " user in remote-write.users and the password in remote-write.passwords");
        }
        if (!Set.of("http", "https").contains(scheme) || url.getHost() == null || url.getFragment() != null) {
            throw new IllegalArgumentException(key + " = \"" + url.getScheme() + "://" + url.getRawAuthority()
                    + "\": expected an http or https address such as https://metrics.example/api/v1/push");
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (HostText.isLinkLocal(host)) {
            throw new IllegalArgumentException(key + " leads to " + host
                    + ", a link-local address, where clouds answer with credentials: expected another one");
        }
        if (scheme.equals("http") && !plainHttp && !HostText.isLoopback(host)) {
            throw new IllegalArgumentException(
                    key + " leads to " + host + " without encryption: expected https, a"
                            + " loopback address, or remote-write.plain-http-beyond-loopback: true in a network that you trust");
        }
    }

    void checkCredentials(Map<String, String> users, Map<String, Secret> passwords, Map<String, Secret> tokens) {
        checkNames("users", users.keySet());
        checkNames("passwords", passwords.keySet());
        checkNames("tokens", tokens.keySet());
        for (String name : targets.keySet()) {
            if (users.containsKey(name) != passwords.containsKey(name)) {
                throw new IllegalArgumentException(
                        "remote-write.users." + name + " and remote-write.passwords." + name + " are needed together");
            }
            if (users.containsKey(name) && tokens.containsKey(name)) {
                throw new IllegalArgumentException("remote-write.tokens." + name + " and remote-write.users." + name
                        + " are both given: expected one of them");
            }
        }
        tokens.forEach((name, value) -> checkValue("tokens." + name, value));
    }

    void checkHeaders(Map<String, Secret> headers) {
        headers.forEach((key, value) -> {
            int slash = key.indexOf('/');
            if (slash >= 0) {
                checkNames("headers", Set.of(key.substring(0, slash)));
            }
            String header = key.substring(slash + 1);
            if (!HEADER.matcher(header).matches() || RESERVED.contains(header.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException(
                        "remote-write.headers: \"" + key
                                + "\" is no header that can be set: expected one such as X-Scope-OrgID, or TARGET/X-Scope-OrgID");
            }
            checkValue("headers." + key, value);
        });
    }

    private static void checkValue(String key, Secret value) {
        if (!HEADER_VALUE.matcher(value.reveal()).matches()) {
            throw new IllegalArgumentException(
                    "remote-write." + key + ": expected printable ASCII characters on one line");
        }
    }

    private void checkNames(String key, Set<String> names) {
        for (String name : names) {
            if (!targets.containsKey(name)) {
                throw new IllegalArgumentException("remote-write." + key + ": \"" + name
                        + "\" is not a target: expected one of " + new TreeSet<>(targets.keySet()));
            }
        }
    }
}
