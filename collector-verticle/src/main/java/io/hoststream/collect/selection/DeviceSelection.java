package io.hoststream.collect.selection;

import io.hoststream.collect.reading.DiskReading;
import io.hoststream.collect.reading.NetworkReading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which disks and interfaces get a row. Disks: whole devices that were used at least once since boot; a partition's
 * traffic is in its disk's, and an empty card reader has none.
 */
public final class DeviceSelection {

    private final NamePatterns excludedDisks;
    private final NamePatterns excludedNetworks;

    /** Leaves these names out. */
    public DeviceSelection(List<String> excludedDisks, List<String> excludedNetworks) {
        this.excludedDisks = new NamePatterns(excludedDisks);
        this.excludedNetworks = new NamePatterns(excludedNetworks);
    }

    /** The disks that get a row, in their order. */
    public List<DiskReading> disks(List<DiskReading> all) {
        Set<String> names = new HashSet<>();
        for (DiskReading disk : all) {
            names.add(disk.name());
        }
        List<DiskReading> chosen = new ArrayList<>();
        for (DiskReading disk : all) {
            String name = disk.name();
            if (used(disk) && !excludedDisks.matches(name) && !isPartition(name, names)) {
                chosen.add(disk);
            }
        }
        return chosen;
    }

    /** The interfaces that get a row, in their order. */
    public List<NetworkReading> networks(List<NetworkReading> all) {
        List<NetworkReading> chosen = new ArrayList<>(all.size());
        for (NetworkReading network : all) {
            if (!excludedNetworks.matches(network.name())) {
                chosen.add(network);
            }
        }
        return chosen;
    }

    private static boolean used(DiskReading disk) {
        return !isZero(disk.reads()) || !isZero(disk.writes());
    }

    private static boolean isZero(@Nullable Long counter) {
        return counter != null && counter == 0;
    }

    /**
     * A name with a number at its end is a partition if the name before it is a device: sda1 of sda. After a digit there is
     * a p between: nvme0n1p1 of nvme0n1. An xvda1 without an xvda is a whole device, as some hypervisors make them.
     */
    private static boolean isPartition(String name, Set<String> names) {
        int end = name.length();
        while (end > 0 && isDigit(name.charAt(end - 1))) {
            end--;
        }
        if (end == 0 || end == name.length()) {
            return false;
        }
        String disk = name.substring(0, end);
        if (names.contains(disk)) {
            return true;
        }
        return disk.length() > 1
                && disk.endsWith("p")
                && isDigit(disk.charAt(disk.length() - 2))
                && names.contains(disk.substring(0, disk.length() - 1));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
