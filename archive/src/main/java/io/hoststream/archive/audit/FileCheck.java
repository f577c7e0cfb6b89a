package io.hoststream.archive.audit;

import io.hoststream.archive.ClosedFiles;
import io.hoststream.archive.ClosedFiles.Entry;
import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.format.MalformedFileException;
import io.hoststream.archive.format.SampleFormat;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.function.Consumer;

/**
 * Reads the closed files of one format from their first bytes to their last: whether the bytes are those that were written, by
 * the checksum in the file's name, and whether what was written is whole.
 */
public final class FileCheck {

    private static final String SET_ASIDE = ".archive/damaged";

    private final Disk disk;
    private final SampleFormat format;

    /** Checks of a format's files in an archive's directory. */
    public FileCheck(Disk disk, SampleFormat format) {
        this.disk = disk;
        this.format = format;
    }

    /** Reads every file and names those that are damaged; returns how many were read. One that was merged meanwhile is passed over. */
    public int run(Consumer<DamagedFile> damaged) throws IOException {
        int read = 0;
        for (Entry entry : new ClosedFiles(disk, format.kind()).all()) {
            read += check(entry, damaged) ? 1 : 0;
        }
        return read;
    }

    private boolean check(Entry entry, Consumer<DamagedFile> damaged) throws IOException {
        try {
            entry.verify(disk);
            format.check(disk, entry.path());
        } catch (MalformedFileException e) {
            damaged.accept(new DamagedFile(entry.path(), String.valueOf(e.getMessage())));
        } catch (NoSuchFileException e) {
            // What it held is in a file that was not there yet when the list was made.
            return false;
        }
        return true;
    }

    /** Moves a file to where no reader looks; returns its new name. */
    public String setAside(DamagedFile file) throws IOException {
        String target = SET_ASIDE + "/" + file.path().replace('/', '_');
        disk.makeDirectory(SET_ASIDE);
        disk.rename(file.path(), target);
        disk.sync(SET_ASIDE);
        return target;
    }
}
