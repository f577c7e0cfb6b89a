/**
 * The user's own metrics, from a directory into which other programs put files in Prometheus's text format.
 *
 * <p>{@link io.hoststream.collect.custom.CustomFiles} looks at the directory; {@code PrometheusText} reads one file, and
 * {@code TextLine} one of its lines. A file with a mistake is left out as a whole and named, with the line and what is
 * wrong there; the others are read. How old each file is, and whether it was left out, are series themselves.
 */
@NullMarked
package io.hoststream.collect.custom;

import org.jspecify.annotations.NullMarked;
