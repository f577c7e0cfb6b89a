package io.hoststream.collect.filesystem;

import io.hoststream.collect.reading.FilesystemReading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one round over the filesystems brought.
 *
 * @param rows the filesystems; null if the mounts could not be listed
 * @param failure what could not be read; null if nothing
 */
public record FilesystemRound(
        @Nullable List<FilesystemReading> rows, @Nullable String failure) {}
