/**
 * Who may see what. {@link io.hoststream.serve.access.Authenticator} turns a token into an {@link
 * io.hoststream.serve.access.Access}, once, when a request or a socket comes in; every read path takes that object, and
 * a host that it does not cover does not exist. {@link io.hoststream.serve.access.ApiKeys} makes and reads the key of
 * the first run, {@link io.hoststream.serve.access.KeyFile} the others, and {@link io.hoststream.serve.access.KeyStore}
 * knows their holders. {@link io.hoststream.serve.access.Audit} writes down who changed what and who was not let in.
 */
@NullMarked
package io.hoststream.serve.access;

import org.jspecify.annotations.NullMarked;
