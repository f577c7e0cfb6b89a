package io.hoststream.collect.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Swap space on a machine that has none, if this user may make some; given back when it is closed. */
final class TemporarySwap implements AutoCloseable {

    private static final int MEGABYTES = 64;

    private final Path file;
    private final boolean on;

    TemporarySwap(LiveHost host, Path directory) throws IOException, InterruptedException {
        this.file = directory.resolve("swap");
        boolean hasSome = Objects.requireNonNull(host.sampleAll().getSwap()).getTotalBytes() > 0;
        this.on = !hasSome && System.getProperty("user.name").equals("root") && begin();
    }

    private boolean begin() throws IOException, InterruptedException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        // Written, not made longer: swap space has no holes.
        Files.write(file, new byte[MEGABYTES << 20]);
        // Refused in a container, and on some filesystems.
        return Program.ends("mkswap", file.toString()) && Program.ends("swapon", file.toString());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (on) {
            Program.run("swapoff", file.toString());
        }
        Files.deleteIfExists(file);
    }
}
