package io.hoststream.serve;

import io.hoststream.pipeline.settings.Prefix;
import io.hoststream.pipeline.settings.Setting;
import io.hoststream.serve.http.Networks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
                help =
                        "File with the certificate (PEM, the chain after it) that the page and the API are served with over"
                                + " TLS; read anew when it changes")
        Optional<Path> tlsCertificate,

        @Setting(help = "File with the private key (PEM) of serve.tls-certificate; read anew when it changes")
        Optional<Path> tlsKey,

        @Setting(
                help = "File with the API keys that `hoststream keys` makes; where none is given, keys.json in the data"
                        + " directory. Several servers may share it")
        Optional<Path> keys,

        @Setting(
                help = "The most requests a second of one key, twice as many for a moment; what is more is answered"
                        + " with 429",
                byDefault = "200",
                min = 1,
                max = 1_000_000)
        int requestsPerKey,

        @Setting(
                help =
                        "The most requests a second from one address, twice as many for a moment; what is more is answered"
                                + " with 429",
                byDefault = "400",
                min = 1,
                max = 1_000_000)
        int requestsPerAddress,

        @Setting(
                help =
                        "Proxies in front of the server, by address or network (10.0.0.0/8): what they say of the sender's"
                                + " address in X-Forwarded-For is believed",
                pattern = "[0-9a-fA-F.:]+(/\\d{1,3})?",
                expected = "an address such as 10.0.0.5, or a network such as 10.0.0.0/8")
        List<String> trustedProxies,

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
        trustedProxies = List.copyOf(trustedProxies);
        Networks.check("serve.trusted-proxies", trustedProxies);
        if (tlsCertificate.isPresent() != tlsKey.isPresent()) {
            throw new IllegalArgumentException(
                    "serve.tls-certificate and serve.tls-key belong together: expected both or none");
        }
        if (!isLoopback(bind) && !plainHttpBeyondLoopback && tlsKey.isEmpty()) {
            throw new IllegalArgumentException(
                    "serve.bind is " + bind + ", which other machines can reach, and there is no"
                            + " TLS: expected a loopback address such as 127.0.0.1, or serve.tls-certificate and"
                            + " serve.tls-key, or serve.plain-http-beyond-loopback: true"
                            + " behind a proxy that adds TLS or in a network that you trust");
        }
    }

    /** Whether only this machine can reach the server. */
    public boolean loopbackOnly() {
        return isLoopback(bind);
    }

    /** Whether it is served over TLS. */
    public boolean tls() {
        return tlsKey.isPresent();
    }

    private static boolean isLoopback(String address) {
        return LOOPBACK.matcher(address.toLowerCase(Locale.ROOT)).matches();
    }
}
