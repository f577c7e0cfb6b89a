package io.hoststream.archive.format;

import io.hoststream.archive.disk.Checksum;
import io.hoststream.archive.disk.Disk;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** One way of writing samples to files. */
public interface SampleFormat {

    /** Which one it is. */
    FileFormat kind();

    /** The name in settings, and of the directory that holds its files. */
    default String id() {
        return kind().id();
    }

    /** What the names of the files end with that it writes, without the dot. */
    String extension();

    /** Begins an in-progress file of that name. */
    SampleWriter create(Disk disk, String file) throws IOException;

    /**
     * Names the samples in a closed file, in their order. One that a format keeps nothing of is not named.
     *
     * @throws MalformedFileException if what had to be read of the file is not whole or not of this format
     */
    void readNumbers(Disk disk, String file, Consumer<SampleNumber> to) throws IOException;

    /**
     * Says what a closed file says of its samples besides their values, in their order. One that a format keeps nothing of is
     * not named.
     *
     * @throws MalformedFileException if what had to be read of the file is not whole or not of this format
     */
    void readHeads(Disk disk, String file, Consumer<SampleHead> to) throws IOException;

    /**
     * Reads a closed file from its first byte to its last.
     *
     * @throws MalformedFileException if it is not whole, not of this format, or does not hold what it says that it does
     */
    void check(Disk disk, String file) throws IOException;

    /**
     * Writes a new in-progress file that holds what closed files hold, in order and durably. It was checked to be complete
     * when this returns; whatever is in the way, the closed files stay as they are.
     *
     * @return the checksum of the new file's bytes
     * @throws DamagedFileException if one of the closed files is not whole
     */
    Checksum merge(Disk disk, List<String> files, String into) throws IOException;
}
