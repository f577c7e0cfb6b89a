/**
 * Requests to machines outside, safely: answers are bounded in length and time ({@link
 * io.hoststream.pipeline.outbound.LimitedBody}, {@link io.hoststream.pipeline.outbound.Exchange}), the pause that a
 * receiver asks for is understood ({@link io.hoststream.pipeline.outbound.RetryAfter}), certificates can be those of a file
 * ({@link io.hoststream.pipeline.outbound.TrustedCertificates}), and addresses that nobody meant to reach are told apart
 * ({@link io.hoststream.pipeline.outbound.HostText} for what a URL says, {@link
 * io.hoststream.pipeline.outbound.AddressRules} for what a name resolved to).
 */
@NullMarked
package io.hoststream.pipeline.outbound;

import org.jspecify.annotations.NullMarked;
