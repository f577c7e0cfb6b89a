package io.hoststream.serve.access.jwt;

import java.time.Duration;

/**
 * What a token has to be besides well signed.
 *
 * @param issuer its {@code iss}
 * @param audience in its {@code aud}
 * @param skew how far clocks may be apart
 * @param longest the longest time from {@code iat} to {@code exp}
 */
record TokenRules(String issuer, String audience, Duration skew, Duration longest) {}
