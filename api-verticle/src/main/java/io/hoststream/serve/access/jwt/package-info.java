/**
 * Access by signed tokens of an identity provider: {@link io.hoststream.serve.access.jwt.TokenReader} takes a token apart
 * and checks it against the keys of the provider ({@link io.hoststream.serve.access.jwt.ProviderKeys}), which {@link
 * io.hoststream.serve.access.jwt.KeyRefresh} keeps up to date; {@link io.hoststream.serve.access.jwt.JwtAuthenticator}
 * remembers what was checked.
 */
@NullMarked
package io.hoststream.serve.access.jwt;

import org.jspecify.annotations.NullMarked;
