package io.hoststream.archive.format;

import java.io.IOException;

/** One of several closed files is not whole, or not of the format that its name says. */
public final class DamagedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    private final String file;

    /** Says which file, and what is wrong with it. */
    public DamagedFileException(String file, MalformedFileException cause) {
        super(file + " is damaged: " + cause.getMessage(), cause);
        this.file = file;
    }

    /** The file. */
    public String file() {
        return file;
    }
}
