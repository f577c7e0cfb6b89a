package io.hoststream.pipeline.health;

/**
 * What one part said last.
 *
 * @param name the part, such as {@code archive}
 * @param up whether it can do its work
 * @param detail why not, or a word about how; may be empty
 */
public record Check(String name, boolean up, String detail) {}
