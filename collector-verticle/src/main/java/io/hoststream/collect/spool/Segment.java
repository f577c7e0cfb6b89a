package io.hoststream.collect.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One file of a spool: a header of 16 bytes (magic, version, number) and records. The file is opened when it is needed, and
 * again after a failure, because a handle may outlive the disk it led to.
 */
final class Segment {

    static final int HEADER_BYTES = 16;
    private static final String SUFFIX = ".spool";
    private static final int DIGITS = 16;

    /** "HSSPOOL" and the version. */
    private static final long MAGIC = 0x4853_5350_4F4F_4C01L;

    private static final long ANY_VERSION = ~0xFFL;

    private final Disk disk;
    private final long number;
    private long end;
    private int records;
    private @Nullable DiskFile file;
    private boolean unforced;

    /** A segment whose records end at {@code end}. */
    Segment(Disk disk, long number, long end, int records) {
        this.disk = disk;
        this.number = number;
        this.end = end;
        this.records = records;
    }

    /** Makes a new, empty one. */
    static Segment create(Disk disk, long number) throws IOException {
        Segment made = new Segment(disk, number, HEADER_BYTES, 0);
        made.writeHeader();
        made.unforced = true;
        return made;
    }

    void writeHeader() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.putLong(MAGIC).putLong(number).flip();
        write(header, 0);
    }

    /** Whether the first bytes of a file say that another release wrote it, in a form that is not known here. */
    static boolean foreign(long magic) {
        return (magic & ANY_VERSION) == (MAGIC & ANY_VERSION) && magic != MAGIC;
    }

    static String fileName(long number) {
        return String.format(Locale.ROOT, "%0" + DIGITS + "d" + SUFFIX, number);
    }

    /** The number of the segment in that file; empty if it is none. */
    static OptionalLong numberOf(String fileName) {
        return fileName.matches("\\d{" + DIGITS + "}\\" + SUFFIX)
                ? OptionalLong.of(Long.parseLong(fileName.substring(0, DIGITS)))
                : OptionalLong.empty();
    }

    /** The number of the segment that was in that file before it was set aside; empty if it was none. */
    static OptionalLong setAsideNumberOf(String fileName) {
        int end = DIGITS + SUFFIX.length();
        return fileName.length() > end ? numberOf(fileName.substring(0, end)) : OptionalLong.empty();
    }

    long number() {
        return number;
    }

    /** Where its records end, which is where the next one goes. */
    long end() {
        return end;
    }

    int records() {
        return records;
    }

    boolean unforced() {
        return unforced;
    }

    void append(ByteBuffer record) throws IOException {
        int bytes = record.remaining();
        try {
            write(record, end);
        } catch (IOException e) {
            cutRest(e);
            throw e;
        }
        end += bytes;
        records++;
        unforced = true;
    }

    /** Half a record is passed over when it is read; without it, it need not be. */
    private void cutRest(IOException failure) {
        try {
            truncate(end);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** What was found when it was read through. */
    void found(long itsEnd, int itsRecords) {
        end = itsEnd;
        records = itsRecords;
    }

    void read(ByteBuffer into, long offset) throws IOException {
        DiskFile from = file();
        try {
            from.read(into, offset);
        } catch (IOException e) {
            release();
            throw new UnreadableException(e);
        }
    }

    private void write(ByteBuffer bytes, long offset) throws IOException {
        try {
            file().write(bytes, offset);
        } catch (IOException e) {
            release();
            throw e;
        }
    }

    void truncate(long size) throws IOException {
        file().truncate(size);
    }

    long fileSize() throws IOException {
        return file().size();
    }

    /** Makes its records survive a power failure. */
    void force() throws IOException {
        if (unforced) {
            file().force();
            disk.force();
            unforced = false;
        }
    }

    private DiskFile file() throws IOException {
        if (file == null) {
            file = disk.open(fileName(number));
        }
        return file;
    }

    /** Closes the file until it is needed again. */
    void release() {
        if (file != null) {
            file.close();
            file = null;
        }
    }

    void delete() throws IOException {
        release();
        disk.delete(fileName(number));
    }
}
