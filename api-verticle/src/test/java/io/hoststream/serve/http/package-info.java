/** Tests of what every request passes. */
@NullMarked
package io.hoststream.serve.http;

import org.jspecify.annotations.NullMarked;
