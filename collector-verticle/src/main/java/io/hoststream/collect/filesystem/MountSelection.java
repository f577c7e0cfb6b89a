package io.hoststream.collect.filesystem;

import io.hoststream.collect.selection.NamePatterns;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which mounts get a row: filesystems that hold data, each once, whatever the number of places it is seen in; and always
 * the root.
 */
public final class MountSelection {

    /** The root itself before a part of it, and the shortest way to it before others. */
    private static final Comparator<Mount> BEST_FIRST = Comparator.comparing((Mount mount) -> !mount.isRoot())
            .thenComparing(Mount::bind)
            .thenComparing(mount -> mount.mountpoint().length())
            .thenComparing(Mount::mountpoint);

    private final NamePatterns excludedMountpoints;
    private final NamePatterns excludedTypes;

    /** Leaves these mount points and types out. */
    public MountSelection(List<String> excludedMountpoints, List<String> excludedTypes) {
        this.excludedMountpoints = new NamePatterns(excludedMountpoints);
        this.excludedTypes = new NamePatterns(excludedTypes);
    }

    /** The mounts that get a row; those on devices of this machine first, since the others may not answer. */
    List<Mount> choose(List<Mount> mounts) {
        Map<String, Mount> byIdentity = new LinkedHashMap<>();
        for (Mount mount : visible(mounts)) {
            if (mount.isRoot() || isWanted(mount)) {
                byIdentity.merge(
                        mount.identity(), mount, (one, other) -> BEST_FIRST.compare(one, other) <= 0 ? one : other);
            }
        }
        return byIdentity.values().stream()
                .sorted(Comparator.comparing((Mount mount) -> !mount.isRoot())
                        .thenComparing(mount -> !mount.isLocal())
                        .thenComparing(Mount::mountpoint))
                .toList();
    }

    /** A later mount hides an earlier one at the same place. */
    private static Collection<Mount> visible(List<Mount> mounts) {
        Map<String, Mount> byPlace = new LinkedHashMap<>();
        mounts.forEach(mount -> byPlace.put(mount.mountpoint(), mount));
        return byPlace.values();
    }

    private boolean isWanted(Mount mount) {
        return !excludedTypes.matches(mount.type()) && !excludedMountpoints.matches(mount.mountpoint());
    }
}
