package io.hoststream.serve;

import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How the page, REST and the live feed are served. */
@Prefix("serve")
public record ServeSettings(
        @Setting(help = "Address that the page and the API are served on", byDefault = "127.0.0.1", pattern = "\\S+")
        String bind,

        @Setting(
                help = "Port that the page and the API are served on; 0 takes any free one",
                byDefault = "8080",
                min = 0,
                max = 65_535)
        int port,

        @Setting(
                help = "Serve plain HTTP on an address that other machines can reach: keys and metrics travel"
                        + " unencrypted. Only behind a proxy that adds TLS, or in a network that you trust",
                byDefault = "false")
        boolean plainHttpBeyondLoopback,

        @Setting(
                help = "Origins besides the server's own whose pages may open the live feed and make silences, such as"
                        + " https://metrics.example",
                pattern = "https?://[^/\\s]+")
        List<String> origins,

        @Setting(help = "How far back values are kept in memory", byDefault = "15m", min = 60_000, max = 86_400_000)
        Duration window,

        @Setting(help = "After how long a silence a host leaves the list", byDefault = "24h", min = 60_000)
        Duration forgetAfter,

        @Setting(help = "The most points in one answer", byDefault = "100000", min = 1000, max = 10_000_000)
        int maxPoints,

        @Setting(help = "The most clients of the live feed at once", byDefault = "2000", min = 1, max = 100_000)
        int maxClients,

        @Setting(
                help = "The most subscriptions of the live feed that show the past at once; 0 for none",
                byDefault = "16",
                min = 0,
                max = 1000)
        int maxTravellers,

        @Setting(
                help = "The most clients of the live feed at once that use the same key",
                byDefault = "1000",
                min = 1,
                max = 100_000)
        int maxClientsPerKey,

        @Setting(
                help = "The most clients of the live feed at once from the same address; a proxy is one address",
                byDefault = "1000",
                min = 1,
                max = 100_000)
        int maxClientsPerAddress,

        @Setting(
                help =
                        "Ask the collector of a host for quicker samples for as long as somebody watches that host by name;"
                                + " collectors that may (collect.boost) obey",
                byDefault = "false")
        boolean boost,

        @Setting(
                help = "The interval that is asked for, where the collector's own is longer",
                byDefault = "1s",
                min = 1000,
                max = 3_600_000)
        Duration boostInterval,

        @Setting(help = "The most hosts that are asked at once", byDefault = "10", min = 1, max = 1000)
        int boostHosts) {

    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|::1|\\[::1]|localhost");

    /** Checks what belongs together. */
    public ServeSettings {
        origins = List.copyOf(origins);
        if (!isLoopback(bind) && !plainHttpBeyondLoopback) {
            throw new IllegalArgumentException(
                    "serve.bind is " + bind + ", which other machines can reach, and there is no"
                            + " TLS: expected a loopback address such as 127.0.0.1, or serve.plain-http-beyond-loopback: true"
                            + " behind a proxy that adds TLS or in a network that you trust");
        }
    }

    /** Whether only this machine can reach the server. */
    public boolean loopbackOnly() {
        return isLoopback(bind);
    }

    private static boolean isLoopback(String address) {
        return LOOPBACK.matcher(address.toLowerCase(Locale.ROOT)).matches();
    }
}
