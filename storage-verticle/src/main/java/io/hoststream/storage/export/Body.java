package io.hoststream.storage.export;

import java.util.List;

/**
 * An answer that was made; several scrapes may be answered with the same.
 *
 * @param type its content type
 * @param gzip whether it is compressed
 * @param chunks its bytes, not to be changed
 * @param series how many series of hosts it carries
 */
record Body(String type, boolean gzip, List<byte[]> chunks, int series) {

    /** Its length in bytes. */
    long length() {
        return chunks.stream().mapToLong(chunk -> chunk.length).sum();
    }
}
