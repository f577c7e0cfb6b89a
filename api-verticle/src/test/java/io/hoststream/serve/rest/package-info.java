/** Tests of REST, through real HTTP. */
@NullMarked
package io.hoststream.serve.rest;

import org.jspecify.annotations.NullMarked;
