/**
 * Schema ids from a schema registry of one's own, for installations that have one ({@code schema-registry.url}); without it
 * the fixed table of {@link io.hoststream.schema.wire.ReleasedSchemas} holds, and nothing here is loaded. {@code Enrolment}
 * registers the released schemas, or looks them up, and keeps the numbers on disk; {@link
 * io.hoststream.pipeline.registry.RegistryIds} answers with them; {@link
 * io.hoststream.pipeline.registry.Registries} is where a process gets its ids.
 *
 * <p>HTTP goes through the JDK's plain connection: role collect runs on every host, and any client with threads and
 * selectors of its own costs megabytes there.
 */
@NullMarked
package io.hoststream.pipeline.registry;

import org.jspecify.annotations.NullMarked;
