/**
 * The commands. {@link io.hoststream.launcher.cli.Commands} runs a command line and turns whatever goes wrong into a
 * message and an exit code; each command is a class of its own. Commands that only look ({@code hosts}, {@code top}) talk
 * to the API of role serve with the key file; {@code tail} reads the topic itself.
 */
@NullMarked
package io.hoststream.launcher.cli;

import org.jspecify.annotations.NullMarked;
