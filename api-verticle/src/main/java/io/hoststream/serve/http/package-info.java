/**
 * What every request passes, whatever it asks for: limits, security headers, the access log, the key ({@link
 * io.hoststream.serve.http.KeyCheck}), and the one shape of every error ({@link io.hoststream.serve.http.Problem},
 * RFC 9457).
 */
@NullMarked
package io.hoststream.serve.http;

import org.jspecify.annotations.NullMarked;
