package io.hoststream.storage.archive;

import io.hoststream.archive.Archive;
import io.hoststream.archive.MemoryBound;
import io.hoststream.archive.Merging;
import io.hoststream.archive.Retention;
import io.hoststream.archive.disk.LocalDisk;
import io.hoststream.pipeline.role.RoleContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an archiver consists of, put together by its settings. */
final class ArchiveParts implements AutoCloseable {

    private static final String CLOSING = "archive-files";
    private static final String UPKEEP = "archive-upkeep";

    /** How long after its end an hour counts as over: what arrived in it may still be in a file that is open. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private final RoleContext role;
    private final OpenFormats formats;
    private final UpkeepThread thread;
    private final ArchiveSink sink;

    private ArchiveParts(RoleContext role, OpenFormats formats, ArchiveSettings settings, UpkeepSettings keeping) {
        this.role = role;
        this.formats = formats;
        LocalDisk disk = openDisk(settings.directoryIn(role.data()));
        ArchiveMeters meters = new ArchiveMeters(role.meters());
        FreeSpace space = new FreeSpace(disk, settings.minimumFree());
        Duration grace = settings.rotateAfter().plus(GRACE);
        Upkeep upkeep = new Upkeep(
                Optional.of(new Merging(grace, settings.rotateSize().bytes(), space))
                        .filter(merging -> keeping.compact()),
                new Retention(disk, keeping.keepFor(), keeping.keepBytes(), meters),
                role.health().register(UPKEEP),
                meters);
        this.sink = new ArchiveSink(
                new Archive(disk, formats.formats(), settings.rotation(), meters),
                space,
                role.health().register(CLOSING),
                new MemoryBound(settings.memory().bytes()),
                upkeep,
                meters);
        this.thread = UpkeepThread.start(upkeep, formats, keeping.upkeepEvery(), role.clock());
    }

    static ArchiveParts open(RoleContext role, ArchiveSettings settings, UpkeepSettings keeping) {
        Path home = role.data().resolve("duckdb");
        OpenFormats formats;
        try {
            formats = OpenFormats.open(
                    settings.formats(),
                    settings.compression(),
                    settings.memory().bytes(),
                    home);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot write Parquet (archive.formats) with the help of " + home + ": " + DiskTrouble.describe(e),
                    e);
        }
        try {
            return new ArchiveParts(role, formats, settings, keeping);
        } catch (RuntimeException e) {
            closeQuietly(formats, e);
            throw e;
        }
    }

    private static void closeQuietly(OpenFormats formats, RuntimeException because) {
        try {
            formats.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    ArchiveSink sink() {
        return sink;
    }

    /** Closes everything; the loop has stopped before. */
    @Override
    public void close() throws IOException {
        thread.close();
        formats.close();
        role.health().remove(CLOSING);
        role.health().remove(UPKEEP);
    }

    private static LocalDisk openDisk(Path directory) {
        try {
            return LocalDisk.open(directory);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot write to " + directory + " (archive.directory): " + DiskTrouble.describe(e), e);
        }
    }
}
