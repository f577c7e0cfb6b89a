package io.hoststream.collect.linux;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the machine's own tree begins: {@code /}, or where it is mounted in a container.
 *
 * <p>A container has namespaces of its own, and files such as {@code /proc/net/dev} show those of whoever reads them. Under
 * a root that is not the process's own they are read as the machine's first process sees them.
 *
 * @param path the directory that holds {@code proc}, {@code sys} and {@code etc}
 * @param own where this process's own tree begins
 */
public record HostRoot(Path path, Path own) {

    /** The machine that this process runs on. */
    public static final HostRoot OWN = new HostRoot(Path.of("/"));

    /** A tree that is this process's own as well. */
    public HostRoot(Path path) {
        this(path, path);
    }

    /** The machine whose tree is mounted at {@code path}, seen from this process. */
    public static HostRoot at(Path path) {
        return new HostRoot(path, Path.of("/"));
    }

    /** Whether the machine's tree is this process's own. */
    boolean isOwn() {
        return path.equals(own);
    }

    Path proc(String file) {
        return path.resolve("proc").resolve(file);
    }

    Path sys(String file) {
        return path.resolve("sys").resolve(file);
    }

    Path etc(String file) {
        return path.resolve("etc").resolve(file);
    }

    /** A file of {@code /proc/net}, of the machine's network namespace. */
    Path net(String file) {
        Path first = proc("1/net/" + file);
        return !isOwn() && Files.exists(first) ? first : proc("net/" + file);
    }

    /** The table of mounts, as they are named on the machine. */
    Path mountinfo() {
        Path first = proc("1/mountinfo");
        return !isOwn() && Files.isReadable(first) ? first : proc("self/mountinfo");
    }

    /** Where a place of the machine is seen from this process. */
    String seen(String place) {
        return isOwn() ? place : path + (place.equals("/") ? "" : place);
    }
}
