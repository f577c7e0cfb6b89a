@NullMarked
package io.hoststream.serve.history;

import org.jspecify.annotations.NullMarked;
