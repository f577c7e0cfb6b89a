package io.hoststream.archive;

/**
 * The offsets that a file covers, both ends included. Generations tell apart offsets of a topic that was deleted and made
 * anew: they start again at 0, and the files of its former life stay as they are.
 *
 * @param generation 0, 1, 2 …
 * @param first offset of the first sample in the file
 * @param last offset of the last sample in the file
 */
public record Offsets(long generation, long first, long last) {}
