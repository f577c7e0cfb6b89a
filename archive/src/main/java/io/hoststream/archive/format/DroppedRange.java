package io.hoststream.archive.format;

/**
 * Samples that a collector gave up for want of room, by its own word.
 *
 * @param epochMillis start of the collector run that numbered them; milliseconds since 1970
 * @param first the first number
 * @param last the last number
 */
public record DroppedRange(long epochMillis, long first, long last) {}
