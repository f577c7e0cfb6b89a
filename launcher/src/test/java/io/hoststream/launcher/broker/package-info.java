/** Proofs of the broker inside the process: starts, restarts, kills, full disks and wrong directories. */
@NullMarked
package io.hoststream.launcher.broker;

import org.jspecify.annotations.NullMarked;
