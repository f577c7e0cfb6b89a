package io.hoststream.collect.machine;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A block device in memory that can be plugged in and pulled out while the machine runs (zram). */
final class MemoryDisk implements AutoCloseable {

    private static final Path CONTROL = Path.of("/sys/class/zram-control");
    private static final int BLOCK = 1 << 20;

    private final String number;

    /** Plugs one in; skips the test where that is not allowed. */
    MemoryDisk() throws IOException {
        assumeTrue(
                System.getProperty("user.name").equals("root") && Files.isReadable(CONTROL.resolve("hot_add")),
                "plugging a disk in takes root and zram");
        this.number = Files.readString(CONTROL.resolve("hot_add")).strip();
        Files.writeString(Path.of("/sys/block", name(), "disksize"), "16M");
    }

    String name() {
        return "zram" + number;
    }

    /** Writes that many megabytes. */
    void write(int megabytes) throws IOException {
        try (FileChannel device = FileChannel.open(Path.of("/dev", name()), StandardOpenOption.WRITE)) {
            for (int i = 0; i < megabytes; i++) {
                device.write(ByteBuffer.allocate(BLOCK));
            }
            device.force(true);
        }
    }

    /** Pulls it out. */
    @Override
    public void close() throws IOException {
        Files.writeString(Path.of("/sys/block", name(), "reset"), "1");
        Files.writeString(CONTROL.resolve("hot_remove"), number);
    }
}
