package io.hoststream.archive.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Defines the driver's classes anew and hides the library that is packed beside them, so that the driver asks for it by name
 * and gets the copy that lies in its fixed place.
 */
final class DriverLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final String DRIVER = "org.duckdb.";
    private static final String ACCESS = DuckDbAccess.class.getName();
    private static final String LIBRARY = "duckdb_java";

    private final Path library;

    DriverLoader(ClassLoader parent, Path library) {
        super("duckdb", parent);
        this.library = library;
    }

    DriverAccess access() throws ReflectiveOperationException {
        return Class.forName(ACCESS, true, this)
                .asSubclass(DriverAccess.class)
                .getDeclaredConstructor()
                .newInstance();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        boolean own = name.startsWith(DRIVER) || name.equals(ACCESS) || name.startsWith(ACCESS + "$");
        if (!own) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        return name.startsWith("lib" + LIBRARY) ? null : super.getResource(name);
    }

    @Override
    protected @Nullable String findLibrary(String name) {
        return name.equals(LIBRARY) ? library.toString() : null;
    }
}
