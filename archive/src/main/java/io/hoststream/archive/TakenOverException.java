package io.hoststream.archive;

import java.io.IOException;

/** Another archiver has claimed the partition: whoever is told so no longer owns it and writes nothing more for it. */
public final class TakenOverException extends IOException {

    private static final long serialVersionUID = 1L;

    TakenOverException(Source source) {
        super("another archiver has taken over " + source
                + "; archivers that share a directory have to share a consumer group too");
    }
}
