/**
 * Identity: who a sample is from. {@link io.hoststream.collect.identity.HostIdentity} is made once per run by {@link
 * io.hoststream.collect.identity.IdentityFiles}, which keep the installation's UUID, bound to the {@link
 * io.hoststream.collect.identity.MachineId} of its machine, and the last run's epoch in the data directory, under the name that {@link io.hoststream.collect.identity.HostName} finds.
 */
@NullMarked
package io.hoststream.collect.identity;

import org.jspecify.annotations.NullMarked;
