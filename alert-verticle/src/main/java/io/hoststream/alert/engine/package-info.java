/**
 * The pure core of role alert. {@link io.hoststream.alert.engine.Engine} watches the hosts of one partition: {@link
 * io.hoststream.alert.engine.Moment}s go in with their offsets and times of arrival, state changes come out, and records from
 * which another engine goes on.
 *
 * <p>For each host ({@link io.hoststream.alert.engine.Host}) the rules in force are made into a {@link
 * io.hoststream.alert.engine.Plan} by metric, shared by hosts alike; {@link io.hoststream.alert.engine.Evaluation} holds one
 * moment against it. What is held against limits is the value itself, or what a {@link io.hoststream.alert.engine.Learner}
 * makes of it; {@link io.hoststream.alert.engine.Quiet} holds a host's silence against them. A series that crosses a limit goes
 * from {@link io.hoststream.alert.engine.Calm} to {@link io.hoststream.alert.engine.Pending} to {@link
 * io.hoststream.alert.engine.Firing} and back; each state offers only the steps that are legal from it.
 *
 * <p>{@link io.hoststream.alert.engine.Records} keeps all of it. A step that changes more than the last known value makes a
 * record due at once; what only moves on (last values, how steadily a host reports, what is learned) is stored every few
 * minutes, and brought up to date after a restart by reading the samples in between once more.
 */
@NullMarked
package io.hoststream.alert.engine;

import org.jspecify.annotations.NullMarked;
