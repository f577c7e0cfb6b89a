/**
 * The REST operations under {@code /api/v1}, and health. Each {@link io.hoststream.serve.rest.Operation} turns a {@link
 * io.hoststream.serve.rest.Call} (checked parameters and the caller's access) into text; {@link
 * io.hoststream.serve.rest.RestRoutes} binds them to paths. Parameters are read in one place each ({@code Names}, {@code
 * Times}), so that every operation refuses bad ones in the same words.
 */
@NullMarked
package io.hoststream.serve.rest;

import org.jspecify.annotations.NullMarked;
