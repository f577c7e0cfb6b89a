package io.hoststream.serve.access.jwt;

import java.io.IOException;

/** Where the provider's keys are. */
@FunctionalInterface
interface KeySource {

    /** The JWK set as text. Blocks, within a bound of time. */
    String fetch() throws IOException, InterruptedException;
}
