/**
 * How things look as JSON: the only place where they do. REST answers and live frames share the shapes of hosts and alerts.
 * Text is written with a generator; nothing is kept as JSON.
 */
@NullMarked
package io.hoststream.serve.json;

import org.jspecify.annotations.NullMarked;
