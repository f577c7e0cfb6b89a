package io.hoststream.archive.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The driver of this process: a native library can be loaded once, so the place that is asked for first is the one. */
final class Driver {

    private static final AtomicReference<@Nullable DriverAccess> LOADED = new AtomicReference<>();

    private Driver() {}

    static DriverAccess load(Path directory) throws IOException {
        synchronized (LOADED) {
            DriverAccess access = LOADED.get();
            if (access == null) {
                access = open(NativeLibrary.in(directory));
                LOADED.set(access);
            }
            return access;
        }
    }

    private static DriverAccess open(Path library) throws IOException {
        try {
            return new DriverLoader(Driver.class.getClassLoader(), library.toAbsolutePath()).access();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IOException(
                    "Cannot load DuckDB's library " + library + " (is its directory mounted with noexec?): "
                            + e.getMessage(),
                    e);
        }
    }
}
