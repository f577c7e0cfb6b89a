package io.hoststream.archive.format;

/**
 * An in-progress file is not what it should be: the disk failed to keep it, or somebody deleted it. Nothing that was promised is lost, but the samples have
 * to come from their topic again, which they do when the archiver starts anew.
 */
public final class ContentLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says which file. */
    public ContentLostException(String message) {
        super(message);
    }

    /** Says which file, and how it was noticed. */
    public ContentLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
