package io.hoststream.launcher.cli;

import io.hoststream.pipeline.outbound.TrustedCertificates;
import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.serve.ServeSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the API is, and the key to it. */
final class ApiOptions {

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final String KEY_VARIABLE = "HOSTSTREAM_API_KEY";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{8,4096}");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of role serve (default: from serve.bind and serve.port).")
    private @Nullable String url;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "File with the API key (default: $HOSTSTREAM_API_KEY, or api.key in the data directory).")
    private @Nullable Path keyFile;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "File with the certificates (PEM) that role serve is trusted by over https, instead of Java's;"
                            + " its own certificate will do.")
    private @Nullable Path authorities;

    ApiClient client() {
        HttpClient.Builder http = HttpClient.newBuilder().connectTimeout(BOUND);
        if (authorities != null) {
            http.sslContext(trusted(authorities));
        }
        return new ApiClient(address(), key(), http.build());
    }

    private static SSLContext trusted(Path pem) {
        try {
            return TrustedCertificates.context(pem, "--ca");
        } catch (IllegalStateException e) {
            throw new UserException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private URI address() {
        if (url == null) {
            ServeSettings serve = settings.settings().get(ServeSettings.class);
            return Addresses.of(serve);
        }
        try {
            URI address = new URI(url);
            if (address.getHost() != null && SCHEMES.contains(String.valueOf(address.getScheme()))) {
                return address;
            }
            throw new UserException(ExitCode.USAGE, notAnAddress());
        } catch (URISyntaxException e) {
            throw new UserException(ExitCode.USAGE, notAnAddress(), e);
        }
    }

    private String notAnAddress() {
        return "--url " + url + ": expected an address such as http://127.0.0.1:8080";
    }

    private String key() {
        String variable = System.getenv(KEY_VARIABLE);
        if (keyFile == null && variable != null && !variable.isBlank()) {
            return checked(variable.strip(), "$" + KEY_VARIABLE);
        }
        Path file = keyFile != null ? keyFile : settings.dataDirectory().resolve("api.key");
        try {
            return checked(Files.readString(file).strip(), file.toString());
        } catch (NoSuchFileException e) {
            throw unreadable(file, "it does not exist; it is made by `hoststream up`", e);
        } catch (IOException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), e);
        }
    }

    /** A key is one word; anything else is some other file, and its content is nobody's business. */
    private static String checked(String key, String source) {
        if (!KEY.matcher(key).matches()) {
            throw new UserException(
                    ExitCode.USAGE, source + " does not hold an API key: expected one word, such as hs_… (--key-file)");
        }
        return key;
    }

    private static UserException unreadable(Path file, String reason, IOException cause) {
        return new UserException(
                ExitCode.USAGE,
                "The API key cannot be read from " + file + ": " + reason + " (--key-file, --data)",
                cause);
    }
}
