package io.hoststream.schema.metric;

import java.util.Map;

/**
 * What a value was taken over within its host: a core, disk, interface or filesystem, or the host as a whole.
 *
 * @param name the short name that the device goes by within its scope, such as {@code sda} or {@code /home}; empty for the
 *     whole host. Two processes, or two series of the user's own, may share one
 * @param labels the labels that tell its series apart, such as {@code {device=sda}}; empty for the whole host
 */
public record Device(String name, Map<String, String> labels) {

    /** The host as a whole. */
    public static final Device HOST = new Device("", Map.of());

    static Device of(String label, String name) {
        return new Device(name, Map.of(label, name));
    }
}
