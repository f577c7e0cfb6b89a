/** Role export: the newest values of every host, for Prometheus. */
@NullMarked
package io.hoststream.storage.export;

import org.jspecify.annotations.NullMarked;
