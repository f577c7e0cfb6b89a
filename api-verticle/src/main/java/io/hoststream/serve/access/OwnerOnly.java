package io.hoststream.serve.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that their owner alone may read. */
final class OwnerOnly {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
    private static final Set<PosixFilePermission> MODE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private OwnerOnly() {}

    /** A new file beside another, for a name that is free; empty, and readable by its owner alone. */
    static Path beside(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        return Files.createTempFile(directory, "." + file.getFileName(), "", attributes(file));
    }

    /**
     * Puts a text in place of the file's content, whole or not at all. The file stays its owner's, so that what root
     * changes can still be read by the service; a new file is that of the directory's owner.
     */
    static void replace(Path file, String text) throws IOException {
        Path whole = beside(file);
        try {
            Files.writeString(whole, text, StandardCharsets.UTF_8);
            giveTo(whole, Files.getOwner(Files.exists(file) ? file : whole.getParent()));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    /** Says so if others may read or change the file. */
    static void warn(Path file) throws IOException {
        if (isPosix(file) && !MODE.containsAll(Files.getPosixFilePermissions(file))) {
            LOG.warn("file={} holds a secret and can be read or changed by others; expected mode 0600", file);
        }
    }

    private static void giveTo(Path file, UserPrincipal owner) {
        try {
            if (!owner.equals(Files.getOwner(file))) {
                Files.setOwner(file, owner);
            }
        } catch (IOException | UnsupportedOperationException e) {
            // Only root may give files away; everybody else's files are their own anyway.
            LOG.debug("file={} cannot be given to {}: {}", file, owner, e.toString());
        }
    }

    private static FileAttribute<?>[] attributes(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(MODE)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
