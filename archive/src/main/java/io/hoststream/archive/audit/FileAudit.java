package io.hoststream.archive.audit;

import io.hoststream.archive.Beginning;
import io.hoststream.archive.ClosedFiles;
import io.hoststream.archive.ClosedFiles.Entry;
import io.hoststream.archive.Span;
import io.hoststream.archive.disk.Disk;
import io.hoststream.archive.format.MalformedFileException;
import io.hoststream.archive.format.SampleFormat;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Audits the closed files of one format, while an archiver may go on writing, merging and deleting them. */
public final class FileAudit {

    private static final int MAX_STARTS = 5;

    private final Disk disk;
    private final SampleFormat format;

    /** Audits of a format's files in an archive's directory. */
    public FileAudit(Disk disk, SampleFormat format) {
        this.disk = disk;
        this.format = format;
    }

    /**
     * Audits the samples that were taken from {@code from} on and before {@code to}. A file that vanishes meanwhile was merged
     * into another, whose samples must not be counted beside it: then everything is read again.
     *
     * @throws IOException if the directory cannot be read, or files vanish faster than they can be read
     */
    public AuditReport run(Instant from, Instant to, Duration lateAfter) throws IOException {
        for (int start = 1; ; start++) {
            try {
                return once(new Audit(from, to, lateAfter), new Span(from, to));
            } catch (NoSuchFileException e) {
                if (start == MAX_STARTS) {
                    throw new IOException(
                            "files of " + disk + " vanish faster than they can be read, " + e.getFile()
                                    + " was the last",
                            e);
                }
            }
        }
    }

    private AuditReport once(Audit audit, Span span) throws IOException {
        List<Entry> all = new ClosedFiles(disk, format.kind()).all();
        audit.beginsAt(Beginning.of(all));
        for (Entry entry : all) {
            if (entry.file().span().overlaps(span)) {
                read(entry, audit);
            }
        }
        return audit.report();
    }

    private void read(Entry entry, Audit audit) throws IOException {
        try {
            format.readHeads(disk, entry.path(), audit::add);
        } catch (MalformedFileException e) {
            audit.add(new DamagedFile(entry.path(), String.valueOf(e.getMessage())));
        }
    }
}
