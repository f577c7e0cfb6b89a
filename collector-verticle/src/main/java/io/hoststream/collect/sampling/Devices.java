package io.hoststream.collect.sampling;

import io.hoststream.collect.reading.Family;
import io.hoststream.collect.reading.Named;
import io.hoststream.collect.reading.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The devices of one reading by family; null for a family that it does not carry.
 *
 * @param cores processors
 * @param disks block devices
 * @param networks interfaces
 * @param filesystems filesystems
 */
record Devices(
        @Nullable List<? extends Named> cores,
        @Nullable List<? extends Named> disks,
        @Nullable List<? extends Named> networks,
        @Nullable List<? extends Named> filesystems) {

    static Devices of(Reading reading) {
        return new Devices(
                reading.cpu() == null ? null : reading.cpu().cores(),
                reading.disks(),
                reading.networks(),
                reading.paced().filesystems());
    }

    /** The same of a reading that has just been taken: mounts that were not asked are no mounts that went. */
    static Devices complete(Reading reading) {
        Devices all = of(reading);
        boolean failed = reading.failures().containsKey(Family.FILESYSTEMS);
        return failed ? new Devices(all.cores, all.disks, all.networks, null) : all;
    }

    /** The names of those that the others do not have, as far as both carry the family. */
    List<String> without(Devices others) {
        List<String> names = new ArrayList<>(0);
        difference(cores, others.cores, names);
        difference(disks, others.disks, names);
        difference(networks, others.networks, names);
        difference(filesystems, others.filesystems, names);
        return names.isEmpty() ? List.of() : List.copyOf(names);
    }

    private static void difference(
            @Nullable List<? extends Named> these, @Nullable List<? extends Named> others, List<String> names) {
        if (these == null || others == null || sameNames(these, others)) {
            return;
        }
        Set<String> known = new HashSet<>();
        for (Named other : others) {
            known.add(other.name());
        }
        for (Named one : these) {
            if (!known.contains(one.name())) {
                names.add(one.name());
            }
        }
    }

    /** As nearly always. */
    private static boolean sameNames(List<? extends Named> these, List<? extends Named> others) {
        if (these.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < these.size(); i++) {
            if (!these.get(i).name().equals(others.get(i).name())) {
                return false;
            }
        }
        return true;
    }
}
