package io.hoststream.agent;

import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.pipeline.settings.Suggestions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says: {@code run collect} and the options of that command.
 *
 * @param settingsFile the settings file, if one is named
 * @param data the data directory, if one is named
 * @param overrides {@code key=value} over file and environment
 * @param help only the help is wanted
 * @param version only the version is wanted
 */
record AgentOptions(
        @Nullable Path settingsFile, @Nullable Path data, List<String> overrides, boolean help, boolean version) {

    private static final List<String> NAMES =
            List.of("-c", "--config", "-s", "--set", "--data", "-h", "--help", "-V", "--version");

    /**
     * Reads a command line; a value follows its option as the next word or after {@code =}.
     *
     * @throws UserException naming what is wrong with it
     */
    static AgentOptions parse(String... arguments) {
        Reader reader = new Reader(List.of(arguments).iterator());
        return reader.read();
    }

    private static final class Reader {

        private final Iterator<String> words;
        private final List<String> commands = new ArrayList<>();
        private final List<String> overrides = new ArrayList<>();
        private @Nullable Path settingsFile;
        private @Nullable Path data;
        private boolean help;
        private boolean version;

        Reader(Iterator<String> words) {
            this.words = words;
        }

        AgentOptions read() {
            while (words.hasNext()) {
                take(words.next());
            }
            boolean wanted = commands.equals(List.of("run", "collect")) || commands.equals(List.of("version"));
            if (!wanted && !help && !version) {
                throw wrong("expected \"run collect\", found \"" + String.join(" ", commands)
                        + "\": this is the agent, which plays role collect alone");
            }
            return new AgentOptions(
                    settingsFile, data, List.copyOf(overrides), help, version || commands.equals(List.of("version")));
        }

        private void take(String word) {
            if (!word.startsWith("-")) {
                commands.add(word);
                return;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            String attached = equals < 0 ? null : word.substring(equals + 1);
            switch (name) {
                case "-c", "--config" -> settingsFile = Path.of(value(name, attached));
                case "-s", "--set" -> overrides.add(value(name, attached));
                case "--data" -> data = Path.of(value(name, attached));
                case "-h", "--help" -> help = true;
                case "-V", "--version" -> version = true;
                default -> throw wrong("unknown option \"" + name + "\"" + Suggestions.hint(name, NAMES));
            }
        }

        private String value(String name, @Nullable String attached) {
            if (attached != null) {
                return attached;
            }
            if (!words.hasNext()) {
                throw wrong(name + " needs a value");
            }
            return words.next();
        }

        private static UserException wrong(String what) {
            return new UserException(ExitCode.USAGE, what + System.lineSeparator() + "Try: hoststream run --help");
        }
    }
}
