/**
 * The reference pages that are generated from the code: settings, metrics, shipped rules and commands. {@link
 * io.hoststream.launcher.reference.ReferencePages} is the list; a test compares the pages in the repository with it.
 */
@NullMarked
package io.hoststream.launcher.reference;

import org.jspecify.annotations.NullMarked;
