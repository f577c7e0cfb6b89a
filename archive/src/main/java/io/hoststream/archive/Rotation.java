package io.hoststream.archive;

import java.time.Duration;

/**
 * When a file is closed. It is also closed when the hour of arrival ends.
 *
 * @param after how long a file is written to at most
 * @param bytes how large it gets at most, one sample more or less
 */
public record Rotation(Duration after, long bytes) {}
