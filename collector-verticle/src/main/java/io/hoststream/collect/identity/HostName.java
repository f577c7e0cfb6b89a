package io.hoststream.collect.identity;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name under which a host is known. */
public final class HostName {

    /** What a host name may look like. */
    public static final String FORM = "[A-Za-z0-9._-]{1,253}";

    private static final Pattern PATTERN = Pattern.compile(FORM);
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    /**
     * The configured name, or else the system's own. May wait for the network where the kernel does not tell.
     *
     * @param root where the machine's own tree begins; in a container the kernel tells the container's name, and the machine's
     *     is in its {@code etc/hostname}
     * @throws IllegalStateException if the system's name is no name for a host
     */
    public static String choose(Optional<String> configured, Path root) {
        Path file = root.resolve("etc/hostname");
        boolean elsewhere = !root.equals(Path.of("/")) && Files.isReadable(file);
        return configured.orElseGet(() -> checked(elsewhere ? firstLine(file) : ofSystem()));
    }

    private static String firstLine(Path file) {
        try {
            String text = Files.readString(file).strip();
            int end = text.indexOf('\n');
            return end < 0 ? text : text.substring(0, end).strip();
        } catch (IOException e) {
            throw new IllegalStateException(
                    file + " cannot be read (" + e.getMessage() + "). Give a name with collect.host", e);
        }
    }

    static String checked(String name) {
        if (!PATTERN.matcher(name).matches()) {
            throw new IllegalStateException(
                    "The system's host name '" + name
                            + "' cannot be used: letters, digits, '.', '_' and '-' are expected. Give a name with collect.host");
        }
        return name;
    }

    private static String ofSystem() {
        try {
            return Files.exists(KERNEL)
                    ? Files.readString(KERNEL).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The system does not tell its host name (" + e.getMessage() + "). Give one with collect.host", e);
        }
    }
}
