/**
 * Roles: the parts of hoststream that are started and scaled alone, and what each of them is given at its start ({@link
 * io.hoststream.pipeline.role.RoleContext}). {@link io.hoststream.pipeline.role.Lifecycle} starts things in order and
 * stops them in the reverse order.
 */
@NullMarked
package io.hoststream.pipeline.role;

import org.jspecify.annotations.NullMarked;
