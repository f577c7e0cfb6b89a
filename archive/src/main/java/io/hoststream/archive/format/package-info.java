/**
 * What samples look like in a file. A {@link io.hoststream.archive.format.SampleFormat} writes samples to an in-progress
 * file and reads back which samples a closed file holds. {@link io.hoststream.archive.format.JsonLines} keeps every field,
 * one sample a line; {@link io.hoststream.archive.format.CsvTable} is the long table of metric values. {@link
 * io.hoststream.archive.format.FileFormat} lists them.
 */
@NullMarked
package io.hoststream.archive.format;

import org.jspecify.annotations.NullMarked;
