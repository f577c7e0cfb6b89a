package io.hoststream.schema.wire;

/** The bytes of a record are not what its topic carries; decoding them again cannot help. */
public final class MalformedRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what was expected and what was found. */
    public MalformedRecordException(String message) {
        super(message);
    }

    /** Says what was expected and what was found, with the decoder's own complaint. */
    public MalformedRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
