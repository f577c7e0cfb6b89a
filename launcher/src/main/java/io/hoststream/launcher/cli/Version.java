package io.hoststream.launcher.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, from the file that the build writes. */
public final class Version implements IVersionProvider {

    private final String number;

    /** Reads the file. */
    public Version() {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/hoststream-version.properties")) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks hoststream-version.properties");
            }
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the version from the jar", e);
        }
        this.number = build.getProperty("version", "unknown");
    }

    @Override
    public String[] getVersion() {
        return new String[] {line()};
    }

    String line() {
        return "hoststream " + number + " (Java " + System.getProperty("java.version") + ")";
    }
}
