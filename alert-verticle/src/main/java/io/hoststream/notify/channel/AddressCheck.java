package io.hoststream.notify.channel;

import io.hoststream.pipeline.outbound.AddressRules;
import io.hoststream.pipeline.outbound.HostText;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what is wrong with an address, as far as its text tells.
 *
 * @param reach how far the receiver is reached for
 * @param secret whether the address is a secret and must not be shown
 * @param key the setting that it is from
 * @param problems takes the key and what is wrong
 */
record AddressCheck(Reach reach, boolean secret, String key, BiConsumer<String, String> problems) {

    void check(String text) {
        URI address = parsed(text);
        String scheme =
                address == null ? "" : String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (address == null
                || address.getHost() == null
                || !scheme.matches("https?")
                || address.getRawFragment() != null) {
            problems.accept(
                    key,
                    (secret ? "" : "\"" + Words.line(text, 100) + "\": ")
                            + "expected an http or https address such as https://alerts.example/in");
        } else if (address.getRawUserInfo() != null) {
            problems.accept(key, "has a user in its address, which would show in logs: expected none");
        } else {
            checkHost(address.getHost().toLowerCase(Locale.ROOT), scheme.equals("http"));
        }
    }

    private static @Nullable URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Its message repeats the text.
            return null;
        }
    }

    private void checkHost(String host, boolean plain) {
        if (plain && !reach.allowPrivate() && !HostText.isLoopback(host)) {
            problems.accept(
                    key,
                    "leads to " + host + " without encryption: expected https, or allow-private: true in a"
                            + " network that you trust");
        }
        objection(host).ifPresent(why -> problems.accept(key, "leads to " + host + ": " + why));
    }

    /** Only what can be told without asking a name server. */
    private Optional<String> objection(String host) {
        if (!HostText.isAddress(host) && !HostText.isLoopback(host)) {
            return Optional.empty();
        }
        try {
            String literal = host.equals("localhost") ? "127.0.0.1" : host.replaceAll("[\\[\\]]", "");
            InetAddress address = InetAddress.getByName(literal);
            return reach.rules().objection(address).map(why -> why + "; expected another one" + allowing(address));
        } catch (UnknownHostException e) {
            return Optional.of("it is no address");
        }
    }

    /** The setting that would allow it; nothing if none does. */
    private static String allowing(InetAddress address) {
        if (new AddressRules(true, false).objection(address).isEmpty()) {
            return ", or allow-private: true";
        }
        return new AddressRules(true, true).objection(address).isEmpty() ? ", or allow-link-local: true" : "";
    }
}
