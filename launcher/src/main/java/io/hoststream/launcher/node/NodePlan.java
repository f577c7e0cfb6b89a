package io.hoststream.launcher.node;

import io.hoststream.pipeline.role.Role;
import io.hoststream.pipeline.settings.Settings;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a process is to be.
 *
 * @param roles the roles that it plays
 * @param brokerInside whether it runs the Kafka broker itself
 * @param settings the settings of all components
 * @param data the directory for everything that is kept; exists and is writable
 */
public record NodePlan(Set<Role> roles, boolean brokerInside, Settings settings, Path data) {}
