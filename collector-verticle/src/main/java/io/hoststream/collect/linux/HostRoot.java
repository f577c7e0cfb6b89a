package io.hoststream.collect.linux;

import java.nio.file.Path;

/**
 * Where the machine's own tree begins: {@code /}, or where it is mounted in a container.
 *
 * @param path the directory that holds {@code proc} and {@code sys}
 */
public record HostRoot(Path path) {

    /** The machine that this process runs on. */
    public static final HostRoot OWN = new HostRoot(Path.of("/"));

    Path proc(String file) {
        return path.resolve("proc").resolve(file);
    }

    Path sys(String file) {
        return path.resolve("sys").resolve(file);
    }

    Path etc(String file) {
        return path.resolve("etc").resolve(file);
    }
}
