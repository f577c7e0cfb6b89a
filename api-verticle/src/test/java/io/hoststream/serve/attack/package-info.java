/**
 * Somebody means harm: keys that see a part of the hosts and ask for everything, and bytes that are no requests. How many cases are
 * tried is set with {@code -Dattack.cases=…}; what is tried follows from a seed.
 */
@NullMarked
package io.hoststream.serve.attack;

import org.jspecify.annotations.NullMarked;
