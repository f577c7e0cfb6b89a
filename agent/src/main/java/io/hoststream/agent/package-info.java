/**
 * The agent: role collect alone, for every host of a fleet. {@link io.hoststream.agent.Agent} is its main class; {@link
 * io.hoststream.agent.AgentService} puts the collector together without Vert.x, broker, web server or command-line library,
 * because what is not loaded takes no memory on a thousand hosts.
 */
@NullMarked
package io.hoststream.agent;

import org.jspecify.annotations.NullMarked;
