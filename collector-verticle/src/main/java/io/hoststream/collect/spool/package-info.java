/**
 * The spool: a bounded log on disk that every sample goes through on its way to the topic, so that neither an absent broker
 * nor a killed collector costs one. Pure: no Kafka, no clock, one thread.
 *
 * <p>A {@link io.hoststream.collect.spool.Backlog} takes an {@link io.hoststream.collect.spool.Entry}, gives entries out
 * again in order and lets go of them once they are acknowledged. It keeps them in a {@code Spool}, and in memory ({@code
 * Overflow}) for as long as the disk takes none. A spool is a row of {@code Segment} files, whose records carry a marker, a
 * checksum and the number of the record before ({@code RecordForm}), and a {@code Ledger}: how far everything is
 * acknowledged, and which samples were given up and not yet told of ({@link io.hoststream.collect.spool.DropAccount}). {@code
 * Recovery} opens what an earlier run left behind, whatever state it is in: it cuts a torn tail and passes over damage, and
 * the chain of numbers says what was lost by it. All of it works on a {@link io.hoststream.collect.spool.Disk}, of which
 * there is a real one and, in tests, one that fails as real ones do.
 */
@NullMarked
package io.hoststream.collect.spool;

import org.jspecify.annotations.NullMarked;
