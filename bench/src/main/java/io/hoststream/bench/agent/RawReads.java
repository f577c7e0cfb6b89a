package io.hoststream.bench.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The kernel's files that this process holds open, read once more with nothing made of them: the floor of a tick. */
final class RawReads implements AutoCloseable {

    private static final int BUFFER = 1 << 20;

    private final List<FileChannel> files = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    RawReads() throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                Path file = target(descriptor);
                if (file.startsWith("/proc") || file.startsWith("/sys/")) {
                    files.add(FileChannel.open(file));
                }
            }
        }
    }

    private static Path target(Path descriptor) {
        try {
            Path target = Files.readSymbolicLink(descriptor);
            return Files.isRegularFile(target) ? target : Path.of("/");
        } catch (IOException e) {
            // The one that the list itself was read through.
            return Path.of("/");
        }
    }

    int count() {
        return files.size();
    }

    /** Reads all of them. */
    void read() throws IOException {
        for (FileChannel file : files) {
            file.position(0);
            buffer.clear();
            while (file.read(buffer) > 0) {
                buffer.clear();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (FileChannel file : files) {
            file.close();
        }
    }
}
