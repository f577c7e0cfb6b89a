/**
 * Proves what an archive holds. {@link io.hoststream.archive.audit.Audit} takes in the head of every sample that the files
 * have and does arithmetic on {@code (hostId, epoch, sequence)}: numbers run 1, 2, 3 … within a run of a collector, so what is
 * missing shows, whoever lost it, and what is there twice shows as well. It needs no word from any sender; where a collector did
 * say that it gave samples up, the report tells those from the ones that nobody accounts for. {@link
 * io.hoststream.archive.audit.FileAudit} reads them, {@link io.hoststream.archive.audit.FileCheck} reads whole files.
 */
@NullMarked
package io.hoststream.archive.audit;

import org.jspecify.annotations.NullMarked;
