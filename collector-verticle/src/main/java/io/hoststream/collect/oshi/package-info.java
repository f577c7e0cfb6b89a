/**
 * Systems other than Linux, through OSHI. It knows less than Linux tells: no time per request of a disk, so no await, no
 * parts of main memory, no dropped packets on sending, no pressure; all of that stays null.
 */
@NullMarked
package io.hoststream.collect.oshi;

import org.jspecify.annotations.NullMarked;
