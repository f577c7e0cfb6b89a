package io.hoststream.launcher.cli;

import io.hoststream.launcher.node.ExitCode;
import io.hoststream.launcher.node.UserException;
import io.hoststream.serve.ServeSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the API is, and the key to it. */
final class ApiOptions {

    private static final String KEY_VARIABLE = "HOSTSTREAM_API_KEY";

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of role serve (default: from serve.bind and serve.port).")
    private @Nullable URI url;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "File with the API key (default: $HOSTSTREAM_API_KEY, or api.key in the data directory).")
    private @Nullable Path keyFile;

    ApiClient client() {
        return new ApiClient(address(), key());
    }

    private URI address() {
        if (url == null) {
            ServeSettings serve = settings.settings().get(ServeSettings.class);
            return Addresses.http(serve.bind(), serve.port());
        }
        if (url.getHost() == null || !"http https".contains(String.valueOf(url.getScheme()))) {
            throw new UserException(
                    ExitCode.USAGE, "--url " + url + ": expected an address such as http://127.0.0.1:8080");
        }
        return url;
    }

    private String key() {
        String variable = System.getenv(KEY_VARIABLE);
        if (keyFile == null && variable != null && !variable.isBlank()) {
            return variable.strip();
        }
        Path file = keyFile != null ? keyFile : settings.dataDirectory().resolve("api.key");
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            throw unreadable(file, "it does not exist; it is made by `hoststream up`", e);
        } catch (IOException e) {
            throw unreadable(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static UserException unreadable(Path file, String reason, IOException cause) {
        return new UserException(
                ExitCode.USAGE,
                "The API key cannot be read from " + file + ": " + reason + " (--key-file, --data)",
                cause);
    }
}
