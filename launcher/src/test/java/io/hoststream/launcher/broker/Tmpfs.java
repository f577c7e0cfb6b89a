package io.hoststream.launcher.broker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A small file system in memory, mounted on a directory of its own: a disk that is easily full. */
public final class Tmpfs implements AutoCloseable {

    private final Path mountPoint;

    private Tmpfs(Path mountPoint) {
        this.mountPoint = mountPoint;
    }

    /** Whether this process may mount: root on Linux. */
    public static boolean allowed() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                && "root".equals(System.getProperty("user.name"))
                && Files.isExecutable(Path.of("/bin/mount"));
    }

    public static Tmpfs mount(int megabytes) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("hoststream-full-disk");
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString());
        return new Tmpfs(directory);
    }

    public Path path() {
        return mountPoint;
    }

    /** Takes {@code bytes} of the space; deleting the file gives them back. */
    public Path fill(long bytes) throws IOException {
        Path file = mountPoint.resolve("filler");
        byte[] megabyte = new byte[1 << 20];
        try (var out = Files.newOutputStream(file)) {
            for (long written = 0; written < bytes; written += megabyte.length) {
                out.write(megabyte);
            }
        }
        return file;
    }

    /** Makes it read-only, or writable again; nothing on it may be open for writing. */
    public void readOnly(boolean yes) throws IOException, InterruptedException {
        run("mount", "-o", "remount," + (yes ? "ro" : "rw"), mountPoint.toString());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", "-l", mountPoint.toString());
        Files.delete(mountPoint);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(String.join(" ", command) + " ended with " + code + ": " + said);
            }
        }
    }
}
