/**
 * The pure core of role alert. {@link io.hoststream.alert.engine.Engine} watches the hosts of one partition: samples go
 * in with their offsets and event times, state changes come out. A series that crosses a limit goes from {@link
 * io.hoststream.alert.engine.Inactive} to {@link io.hoststream.alert.engine.Pending} to {@link
 * io.hoststream.alert.engine.Firing} and back; each state offers only the steps that are legal from it.
 */
@NullMarked
package io.hoststream.alert.engine;

import org.jspecify.annotations.NullMarked;
