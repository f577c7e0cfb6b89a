package io.hoststream.serve.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key of the first run: one key that sees every host, in {@code DATA/api.key}, readable by its owner alone. */
public final class ApiKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);
    private static final String FILE = "api.key";
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

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

    /** Knows the holder of the key in this data directory, and nobody else. Blocks for the file system. */
    public static Authenticator authenticator(Path data) {
        return new SingleKey(read(data));
    }

    private static ApiKey read(Path data) {
        Path file = data.resolve(FILE);
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            warnIfOpen(file);
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
        Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), "." + FILE, "", ownerOnly(file));
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

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static void warnIfOpen(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            LOG.warn("file={} holds a secret and can be read or changed by others; expected mode 0600", file);
        }
    }
}
