package io.hoststream.collect.linux;

import io.hoststream.collect.reading.NetworkReading;
import io.hoststream.collect.reading.NetworkReading.Link;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The state of the links, from {@code /sys/class/net}. It changes seldom and costs several files per interface, so it is
 * read when an interface appears and then again every ten seconds; of virtual ones, of which there may be hundreds, once a
 * minute, spread over the minute.
 */
final class Links {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(9);
    private static final long VIRTUAL_FRESH_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int PARTS = 64;
    private static final long MEGA = 1_000_000;

    /** One interface as it was read last. */
    private static final class Known {
        private Link link = Link.UNKNOWN;
        private long due;
        private long seenAt;
    }

    private final Path directory;
    private final Map<String, Known> known = new HashMap<>();

    Links(HostRoot root) {
        this.directory = root.sys("class/net");
    }

    /** The interfaces, each with its link. */
    List<NetworkReading> on(List<NetworkReading> interfaces, long nanoTime) {
        List<NetworkReading> linked = new ArrayList<>(interfaces.size());
        for (NetworkReading network : interfaces) {
            Link link = link(network.name(), nanoTime);
            linked.add(new NetworkReading(network.name(), link, network.received(), network.sent()));
        }
        if (known.size() > interfaces.size()) {
            // One that comes back under the same name may be another.
            known.values().removeIf(one -> one.seenAt != nanoTime);
        }
        return linked;
    }

    private Link link(String name, long nanoTime) {
        Known one = known.get(name);
        boolean appeared = one == null;
        if (one == null) {
            one = new Known();
            known.put(name, one);
        }
        if (appeared || nanoTime - one.due >= 0) {
            one.link = read(name, one.link.virtual());
            boolean virtual = Boolean.TRUE.equals(one.link.virtual());
            long part = appeared ? 1 + Math.floorMod(name.hashCode(), PARTS) : PARTS;
            one.due = nanoTime + (virtual ? VIRTUAL_FRESH_NANOS / PARTS * part : FRESH_NANOS);
        }
        one.seenAt = nanoTime;
        return one.link;
    }

    /** What is virtual stays so. */
    private Link read(String name, @Nullable Boolean knownVirtual) {
        Path network = directory.resolve(name);
        Boolean virtual = knownVirtual == null ? isVirtual(network) : knownVirtual;
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
        if (megabits == null || megabits.length() > 9) {
            return null;
        }
        try {
            long speed = Long.parseLong(megabits);
            return speed > 0 ? Long.valueOf(speed * MEGA) : null;
        } catch (NumberFormatException e) {
            return null;
        }
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
