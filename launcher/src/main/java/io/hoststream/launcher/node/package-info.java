/**
 * Puts roles together into one process. {@link io.hoststream.launcher.node.Node} starts the broker, if it is to be inside,
 * then the roles in order, and stops them in the reverse order; {@link io.hoststream.launcher.node.RoleVerticles} is the one
 * place that knows which verticle plays which role.
 */
@NullMarked
package io.hoststream.launcher.node;

import org.jspecify.annotations.NullMarked;
