/**
 * Selection: which of the devices that the kernel knows are worth a row. {@link
 * io.hoststream.collect.selection.NamePatterns} is what the user writes; {@link
 * io.hoststream.collect.selection.DeviceSelection} applies it to disks and interfaces.
 */
@NullMarked
package io.hoststream.collect.selection;

import org.jspecify.annotations.NullMarked;
