@NullMarked
package io.hoststream.archive.history.prometheus;

import org.jspecify.annotations.NullMarked;
