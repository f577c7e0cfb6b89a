package io.hoststream.archive.history.files;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which files hold which hosts, so that a question about some hosts leaves the others' files closed. A file never changes, so what
 * is known of it holds for as long as it is there. It is found out by the first question that comes upon the file, from the rows that
 * every sample has whatever else it holds; a question spends so much time on it and no more, and leaves the rest to the next.
 *
 * <p>A file whose hosts are not known is taken to hold any: one that was not looked at yet, that cannot be read, or that has no
 * such rows. Safe for any thread: one question looks at files, others do not wait for it.
 */
final class HostIndex {

    private static final Logger LOG = LoggerFactory.getLogger(HostIndex.class);
    private static final int FILES_AT_ONCE = 8;
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final KnownHosts known;
    private final LongSupplier nanoTime;
    private final ReentrantLock looking = new ReentrantLock();

    /** Knows nothing yet; a clock tells how long it looks at files. */
    HostIndex(KnownHosts known, LongSupplier nanoTime) {
        this.known = known;
        this.nanoTime = nanoTime;
    }

    /**
     * Those of some files that may hold one of some hosts, in the same order; all of them if no host is named.
     *
     * @param stored every file that there is: others are forgotten
     */
    List<Path> holding(Execution execution, List<Path> files, Collection<String> hosts, Supplier<Set<Path>> stored) {
        if (hosts.isEmpty()) {
            return files;
        }
        Map<Path, Set<String>> found = known.find(files);
        if (found.size() < files.size() && looking.tryLock()) {
            try {
                known.retain(stored.get());
                look(execution, files, found);
            } finally {
                looking.unlock();
            }
        }
        return files.stream().filter(file -> mayHold(found.get(file), hosts)).toList();
    }

    private static boolean mayHold(@Nullable Set<String> held, Collection<String> hosts) {
        return held == null || held.isEmpty() || !Collections.disjoint(held, hosts);
    }

    private void look(Execution execution, List<Path> files, Map<Path, Set<String>> found) {
        List<Path> unknown =
                files.stream().filter(file -> !found.containsKey(file)).toList();
        Set<Path> needed = new HashSet<>(files);
        long start = nanoTime.getAsLong();
        for (int first = 0; first < unknown.size(); first += FILES_AT_ONCE) {
            if (nanoTime.getAsLong() - start > PATIENCE_NANOS || known.isFilledBy(found)) {
                return;
            }
            Map<Path, Set<String>> read =
                    read(execution, unknown.subList(first, Math.min(first + FILES_AT_ONCE, unknown.size())));
            known.add(read, needed);
            found.putAll(read);
        }
    }

    /** Their hosts, but for those that cannot be read; whoever reads their values will find that out as well. */
    private static Map<Path, Set<String>> read(Execution execution, List<Path> files) {
        Map<Path, Set<String>> hosts = new HashMap<>();
        try {
            files.forEach(file -> hosts.put(file, new HashSet<>()));
            execution.run(Query.hosts(files), row -> {
                Set<String> its = hosts.get(Path.of(row.getString(1)));
                if (its != null) {
                    // The names of a fleet stand in every file: each is kept once.
                    its.add(row.getString(2).intern());
                }
            });
            hosts.replaceAll((file, its) -> Set.copyOf(its));
        } catch (SQLException e) {
            hosts.clear();
            if (files.size() > 1) {
                files.forEach(file -> hosts.putAll(read(execution, List.of(file))));
            } else {
                LOG.debug("file={} its hosts are not known: {}", files.get(0), e.toString());
            }
        }
        return hosts;
    }
}
