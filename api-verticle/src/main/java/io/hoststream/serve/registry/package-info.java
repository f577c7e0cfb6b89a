/**
 * The read part of a schema registry, for the field's tools: what the released schemas are, under the paths, names, types
 * and error codes of the Confluent Schema Registry. {@link io.hoststream.serve.registry.Subjects} is the table, made once;
 * {@code Reading} and {@code Asking} answer from it without HTTP; {@link io.hoststream.serve.registry.RegistryRoutes} binds
 * them to paths. Nothing is ever written: a client that registers a schema that is already there gets its id, anything else
 * is refused as by a registry in read-only mode. No key is asked for, since schemas are the same everywhere and name no host.
 */
@NullMarked
package io.hoststream.serve.registry;

import org.jspecify.annotations.NullMarked;
