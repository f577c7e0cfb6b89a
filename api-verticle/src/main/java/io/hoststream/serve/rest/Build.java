package io.hoststream.serve.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which build this is.
 *
 * @param version the version
 * @param commit the commit it was built from, {@code unknown} if the build was not told
 */
public record Build(String version, String commit) {

    /** What the build wrote down about itself. Reads from the class path. */
    public static Build load() {
        Properties written = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                written.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("build.properties cannot be read from the class path", e);
        }
        return new Build(written.getProperty("version", "unknown"), written.getProperty("commit", "unknown"));
    }
}
