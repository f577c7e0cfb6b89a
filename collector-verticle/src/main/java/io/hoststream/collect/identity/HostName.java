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
     * @throws IllegalStateException if the system's name is no name for a host
     */
    public static String choose(Optional<String> configured) {
        return configured.orElseGet(() -> checked(ofSystem()));
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
