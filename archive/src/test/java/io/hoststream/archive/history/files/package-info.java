@NullMarked
package io.hoststream.archive.history.files;

import org.jspecify.annotations.NullMarked;
