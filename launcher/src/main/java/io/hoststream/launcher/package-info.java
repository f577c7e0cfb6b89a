/**
 * The {@code hoststream} command: {@link io.hoststream.launcher.Main} is the entry. {@code cli} holds the commands, {@code
 * node} puts roles together into a process, {@code broker} is the Kafka broker inside it.
 */
@NullMarked
package io.hoststream.launcher;

import org.jspecify.annotations.NullMarked;
