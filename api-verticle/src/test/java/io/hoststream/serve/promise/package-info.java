/** Holds what the server answers against what the contract promises. */
@NullMarked
package io.hoststream.serve.promise;

import org.jspecify.annotations.NullMarked;
