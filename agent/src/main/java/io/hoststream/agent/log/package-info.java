/**
 * The agent's logging: SLF4J's lines on standard error and nothing else. A logging library costs more memory than the
 * collector's own classes. {@link io.hoststream.agent.log.LineProvider} is what SLF4J is told to use.
 */
@NullMarked
package io.hoststream.agent.log;

import org.jspecify.annotations.NullMarked;
