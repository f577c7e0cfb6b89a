package io.hoststream.collect.linux;

import java.io.IOException;

/** A file of the kernel does not read as expected. */
final class MalformedTextException extends IOException {

    private static final long serialVersionUID = 1L;

    MalformedTextException(String message) {
        super(message);
    }
}
