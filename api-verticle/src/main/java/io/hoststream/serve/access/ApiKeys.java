package io.hoststream.serve.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key of the first run: one key that sees every host, in {@code DATA/api.key}, readable by its owner alone. */
public final class ApiKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);
    static final String FILE = "api.key";

    private ApiKeys() {}

    /**
     * The text of the key in this data directory; makes one where there is none. Blocks for the file system. Processes
     * that call it at the same time get the same key.
     *
     * @throws IllegalStateException if the file holds something else
     * @throws UncheckedIOException if the file cannot be written or read
     */
    public static String ensure(Path data) {
        return read(data).text();
    }

    static boolean exists(Path data) {
        return Files.exists(data.resolve(FILE));
    }

    /** The key in this data directory; makes one where there is none. Blocks for the file system. */
    static ApiKey read(Path data) {
        Path file = data.resolve(FILE);
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            OwnerOnly.warn(file);
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return ApiKey.parse(text)
                    .orElseThrow(() -> new IllegalStateException(file
                            + " does not hold an API key (hs_, 8 letters or digits, _, 43 letters or digits); remove it to have"
                            + " a new one made"));
        } catch (IOException e) {
            throw new UncheckedIOException("The API key cannot be kept in " + file + ": " + e, e);
        }
    }

    /** A link is made only if the name is free, and by then the file behind it is whole. */
    private static void create(Path file) throws IOException {
        Path whole = OwnerOnly.beside(file);
        try {
            Files.writeString(whole, ApiKey.generate(new SecureRandom()).text() + "\n", StandardCharsets.US_ASCII);
            Files.createLink(file, whole);
            LOG.info("made an API key in file={}", file);
        } catch (FileAlreadyExistsException e) {
            LOG.debug("file={} was made by another process at the same time", file);
        } finally {
            Files.delete(whole);
        }
    }
}
