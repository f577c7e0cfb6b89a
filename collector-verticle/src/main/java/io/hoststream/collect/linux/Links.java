package io.hoststream.collect.linux;

import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.NetworkReading.Link;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The state of the links, from {@code /sys/class/net}. It changes seldom and costs several files per interface, so it is
 * up to ten seconds old.
 */
final class Links {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(9);
    private static final long MEGA = 1_000_000;

    private final Path directory;
    private Map<String, Link> known = Map.of();
    private long readAt;

    Links(HostRoot root) {
        this.directory = root.sys("class/net");
    }

    /** The interfaces, each with its link. */
    List<NetworkReading> on(List<NetworkReading> interfaces, long nanoTime) {
        boolean stale = nanoTime - readAt >= FRESH_NANOS;
        if (stale || !interfaces.stream().allMatch(network -> known.containsKey(network.name()))) {
            Map<String, Link> fresh = new HashMap<>();
            interfaces.forEach(network -> fresh.put(network.name(), read(network.name())));
            known = fresh;
            readAt = nanoTime;
        }
        return interfaces.stream().map(this::withLink).toList();
    }

    private NetworkReading withLink(NetworkReading network) {
        return new NetworkReading(
                network.name(), known.getOrDefault(network.name(), Link.UNKNOWN), network.received(), network.sent());
    }

    private Link read(String name) {
        Path network = directory.resolve(name);
        Boolean virtual = isVirtual(network);
        Boolean up = isUp(text(network.resolve("operstate")));
        boolean hasSpeed = (virtual != null && !virtual) && (up == null || up);
        return new Link(hasSpeed ? speed(text(network.resolve("speed"))) : null, up, virtual);
    }

    private static @Nullable Boolean isVirtual(Path network) {
        try {
            return network.toRealPath().toString().contains("/devices/virtual/");
        } catch (IOException e) {
            return null;
        }
    }

    /** Some drivers do not know their own state: that is what unknown says. */
    static @Nullable Boolean isUp(@Nullable String operstate) {
        if (operstate == null || operstate.equals("unknown")) {
            return null;
        }
        return operstate.equals("up");
    }

    /** From megabits; the kernel says -1, or nothing, where there is no speed. */
    static @Nullable Long speed(@Nullable String megabits) {
        if (megabits == null || !megabits.matches("\\d{1,9}") || megabits.matches("0+")) {
            return null;
        }
        return Long.parseLong(megabits) * MEGA;
    }

    /** The file's only line; null where it cannot be read, as the speed of a link that is down. */
    private static @Nullable String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return null;
        }
    }
}
