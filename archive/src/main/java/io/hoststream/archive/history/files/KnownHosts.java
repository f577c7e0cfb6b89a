package io.hoststream.archive.history.files;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The hosts of files, as far as they were found out: of so many hosts of files, and of what one addition brings on top; those
 * that were not asked for the longest make room. Safe for any thread.
 */
final class KnownHosts {

    private final Map<Path, Set<String>> byFile = new LinkedHashMap<>(16, 0.75f, true);
    private final long most;
    private long size;

    KnownHosts(long most) {
        this.most = most;
    }

    /** What is known of some files. */
    synchronized Map<Path, Set<String>> find(Collection<Path> files) {
        Map<Path, Set<String>> found = new HashMap<>();
        for (Path file : files) {
            Set<String> hosts = byFile.get(file);
            if (hosts != null) {
                found.put(file, hosts);
            }
        }
        return found;
    }

    /** Keeps the hosts of more files; those of files that are needed now do not make room for them. */
    synchronized void add(Map<Path, Set<String>> hosts, Set<Path> needed) {
        hosts.forEach((file, its) -> {
            if (byFile.putIfAbsent(file, its) == null) {
                size += weight(its);
            }
        });
        Iterator<Map.Entry<Path, Set<String>>> eldest = byFile.entrySet().iterator();
        while (size > most && eldest.hasNext()) {
            Map.Entry<Path, Set<String>> entry = eldest.next();
            if (!needed.contains(entry.getKey())) {
                eldest.remove();
                size -= weight(entry.getValue());
            }
        }
    }

    /** Whether all that there is room for is taken by these. */
    boolean isFilledBy(Map<Path, Set<String>> hosts) {
        return weight(hosts) >= most;
    }

    /** Forgets all files but these. */
    synchronized void retain(Set<Path> files) {
        if (byFile.keySet().retainAll(files)) {
            size = weight(byFile);
        }
    }

    /** How many hosts of files are known. */
    synchronized long size() {
        return size;
    }

    private static long weight(Map<Path, Set<String>> hosts) {
        return hosts.values().stream().mapToLong(KnownHosts::weight).sum();
    }

    private static long weight(Set<String> hosts) {
        return Math.max(1, hosts.size());
    }
}
