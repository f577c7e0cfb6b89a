package io.hoststream.archive;

import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.format.ContentLostException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The right to write files for a partition, written down in the partition's control directory. Taking it ends the right of
 * whoever had it, even if he is asleep and does not know: his in-progress files are deleted, so that he cannot rename them
 * into place any more, and one that he begins later he does not publish, because he looks at the owner's name first.
 */
final class Claim {

    static final String CONTROL = ".archive";
    static final String IN_PROGRESS = ".inprogress";

    private static final String OWNER = "owner";

    private final Disk disk;
    private final Source source;
    private final String token = UUID.randomUUID().toString();
    private final AtomicInteger files = new AtomicInteger();

    private Claim(Disk disk, Source source) {
        this.disk = disk;
        this.source = source;
    }

    static Claim take(Disk disk, Source source) throws IOException {
        Claim claim = new Claim(disk, source);
        disk.makeDirectory(claim.directory());
        // The name first, then the files: the other order leaves room for a file that is begun in between.
        String unnamed = claim.path(claim.token + IN_PROGRESS);
        DiskBytes.write(disk, unnamed, claim.token.getBytes(StandardCharsets.US_ASCII));
        disk.rename(unnamed, claim.path(OWNER));
        for (String name : disk.list(claim.directory())) {
            if (name.endsWith(IN_PROGRESS)) {
                disk.delete(claim.path(name));
            }
        }
        return claim;
    }

    Source source() {
        return source;
    }

    /** The partition's control directory. */
    String directory() {
        return CONTROL + "/" + source;
    }

    String path(String name) {
        return directory() + "/" + name;
    }

    /** A name for a file to be written, not used before. */
    String inProgress(String extension) {
        return path(token + "-" + files.incrementAndGet() + "." + extension + IN_PROGRESS);
    }

    /**
     * Makes sure that the right still holds.
     *
     * @throws TakenOverException if it does not
     */
    void verify() throws IOException {
        byte[] owner;
        try {
            owner = DiskBytes.read(disk, path(OWNER));
        } catch (NoSuchFileException e) {
            throw vanished(path(OWNER), e);
        }
        if (!token.equals(new String(owner, StandardCharsets.US_ASCII))) {
            throw new TakenOverException(source);
        }
    }

    /** Renames a complete file to its place; if it is there already, the answer to an earlier attempt got lost. */
    void publish(String inProgress, String target) throws IOException {
        verify();
        boolean there = disk.exists(target);
        if (there && disk.exists(inProgress)) {
            throw new FileAlreadyExistsException(target, inProgress, "a closed file is never replaced");
        }
        if (!there) {
            rename(inProgress, target);
        }
    }

    private void rename(String inProgress, String target) throws IOException {
        try {
            disk.rename(inProgress, target);
        } catch (NoSuchFileException e) {
            verify();
            if (disk.exists(inProgress)) {
                // The directory is gone, which was empty: the next attempt makes it anew.
                throw e;
            }
            throw vanished(inProgress, e);
        }
    }

    private static ContentLostException vanished(String file, IOException cause) {
        return new ContentLostException("Somebody deleted " + file + " while it was in use", cause);
    }
}
