@NullMarked
package io.hoststream.archive.history;

import org.jspecify.annotations.NullMarked;
