package io.hoststream.notify;

import io.hoststream.notify.NotifySettings.Colours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** What is known of the terminal. */
final class Terminal {

    private static final Path LINUX_STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    private Terminal() {}

    /** Whether to use colours; where the settings leave it open: on a terminal, unless NO_COLOR is set to anything. */
    static boolean colours(Colours wanted, Map<String, String> environment, BooleanSupplier terminal) {
        return switch (wanted) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !environment.getOrDefault("TERM", "dumb").equals("dumb")
                        && terminal.getAsBoolean();
        };
    }

    /** Whether standard output is a terminal; known on Linux alone, since Java tells only of input and output together. */
    static boolean isStandardOutput() {
        try {
            String target = Files.readSymbolicLink(LINUX_STANDARD_OUTPUT).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            // Not Linux, or no /proc: then colours are there for those who ask for them.
            return false;
        }
    }
}
