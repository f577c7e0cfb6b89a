/**
 * What samples look like in a file. A {@link io.hoststream.archive.format.SampleFormat} writes samples to an in-progress
 * file and reads back which samples a closed file holds. {@link io.hoststream.archive.format.JsonLines} keeps every field,
 * one sample a line; {@link io.hoststream.archive.format.CsvTable} is the long table of metric values. {@link
 * io.hoststream.archive.format.FileFormat} lists them, Parquet among them, which has a package of its own. Text may be
 * compressed ({@link io.hoststream.archive.format.Compression}); what is read is known by its name's ending.
 */
@NullMarked
package io.hoststream.archive.format;

import org.jspecify.annotations.NullMarked;
