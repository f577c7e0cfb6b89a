package io.hoststream.archive;

/**
 * What a lane knows when it closes a file.
 *
 * @param position the end of that file
 * @param file where that file lies
 * @param numbers every sample that the lane has stored, that file included
 */
record Checkpoint(Position position, String file, StoredNumbers numbers) {}
