/**
 * What every process of hoststream has in common, whether it is the whole command or the lean agent: where settings and
 * data lie ({@link io.hoststream.pipeline.process.StandardPaths}, {@link io.hoststream.pipeline.process.DataHome}), a
 * service that runs until a signal comes ({@link io.hoststream.pipeline.process.ServiceRun}), and how a failure becomes a
 * sentence and an exit code ({@link io.hoststream.pipeline.process.Failures}).
 */
@NullMarked
package io.hoststream.pipeline.process;

import org.jspecify.annotations.NullMarked;
