package io.hoststream.archive.duckdb;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.ZipEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The driver's native library, unpacked once into a directory and used from there by every start after. Its name carries the
 * content's checksum and size, so that another release of the driver unpacks its own and takes the former one's away.
 */
final class NativeLibrary {

    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
    private static final String PREFIX = "libduckdb_java-";

    private NativeLibrary() {}

    /** The library's place in the directory; it is there, whole, when this returns. */
    static Path in(Path directory) throws IOException {
        URL packed = packed();
        URLConnection connection = packed.openConnection();
        if (!(connection instanceof JarURLConnection jar)) {
            throw new IOException("DuckDB's library is not in a jar but at " + packed);
        }
        jar.setUseCaches(false);
        ZipEntry entry = jar.getJarEntry();
        Path target =
                directory.resolve(String.format(Locale.ROOT, "%s%08x-%d.so", PREFIX, entry.getCrc(), entry.getSize()));
        try (InputStream in = jar.getInputStream()) {
            if (!Files.exists(target) || Files.size(target) != entry.getSize()) {
                unpack(in, directory, target);
            }
        }
        return target;
    }

    private static void unpack(InputStream in, Path directory, Path target) throws IOException {
        Files.createDirectories(directory);
        Path whole = Files.createTempFile(directory, PREFIX, ".unpacking");
        try {
            Files.copy(in, whole, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(whole);
        }
        deleteOthers(directory, target);
        LOG.info("file={} is DuckDB's library, unpacked once", target);
    }

    /** Takes away what other releases left, and what was being unpacked when its process was killed. */
    private static void deleteOthers(Path directory, Path target) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PREFIX + "*")) {
            for (Path file : files) {
                if (!file.equals(target)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.debug("directory={} keeps a former library: {}", directory, e.toString());
        }
    }

    private static URL packed() throws IOException {
        String name = "libduckdb_java.so_" + system() + "_" + processor();
        URL packed = NativeLibrary.class.getClassLoader().getResource(name);
        if (packed == null) {
            throw new FileNotFoundException("DuckDB's driver has no library for this machine (" + name
                    + "); Parquet can be neither written nor read here");
        }
        return packed;
    }

    private static String system() {
        String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "macos" : "linux";
    }

    private static String processor() {
        return switch (System.getProperty("os.arch", "").toLowerCase(Locale.ROOT)) {
            case "x86_64", "amd64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> "other";
        };
    }
}
