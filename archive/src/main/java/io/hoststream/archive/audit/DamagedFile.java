package io.hoststream.archive.audit;

/**
 * A file that cannot be read.
 *
 * @param path its name from the archive's directory on
 * @param problem what is wrong with it
 */
public record DamagedFile(String path, String problem) {}
