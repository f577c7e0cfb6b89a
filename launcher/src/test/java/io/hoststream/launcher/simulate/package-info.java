/** Proofs that simulated hosts are consistent in themselves, repeatable, and published completely and in order. */
@NullMarked
package io.hoststream.launcher.simulate;

import org.jspecify.annotations.NullMarked;
