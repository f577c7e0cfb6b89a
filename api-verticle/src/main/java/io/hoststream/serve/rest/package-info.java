/**
 * The REST operations. What there is, what it takes and what it answers says the contract; {@link
 * io.hoststream.serve.rest.RestRoutes} is the table of what answers which of its operations, and {@link
 * io.hoststream.serve.rest.RestRouter} makes a router of both and has every request checked first. An {@link
 * io.hoststream.serve.rest.Operation} turns a {@link io.hoststream.serve.rest.Call} (checked parameters and the caller's
 * access) into text, a {@link io.hoststream.serve.rest.Replier} into a whole {@link io.hoststream.serve.rest.Reply}.
 */
@NullMarked
package io.hoststream.serve.rest;

import org.jspecify.annotations.NullMarked;
