/**
 * The terminal view. {@link io.hoststream.launcher.top.LiveFeed} keeps a WebSocket to role serve open and hands messages
 * to {@code Fleet}, the model; {@code FleetTable} turns the model into lines, purely; {@link
 * io.hoststream.launcher.top.TopScreen} shows them on a terminal and reads keys, {@link
 * io.hoststream.launcher.top.TopLines} prints plain lines where there is none.
 */
@NullMarked
package io.hoststream.launcher.top;

import org.jspecify.annotations.NullMarked;
