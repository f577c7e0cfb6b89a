package io.hoststream.launcher.cli;

import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.pipeline.settings.Durations;
import io.hoststream.serve.ServeSettings;
import io.hoststream.serve.access.KeyFile;
import io.hoststream.serve.access.Permission;
import io.hoststream.serve.access.Scope;
import io.hoststream.serve.access.StoredKey;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hoststream keys create|list|revoke}. Works on the file that role serve reads; needs no server to run. */
@Command(
        name = "keys",
        description = "Makes, lists and takes back API keys. A server takes changes in within a second.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  hoststream keys create dashboard",
            "  hoststream keys create db-team --scope read,silence --groups 'db-*' --expires 90d > db.key",
            "  hoststream keys list",
            "  hoststream keys revoke Ab3dE6gH"
        })
final class KeysCommand {

    @Spec
    private CommandSpec spec;

    @Command(
            name = "create",
            description = {
                "Makes a key and prints it, once: only its hash is kept.",
                "Without --hosts and --groups it sees every host."
            },
            mixinStandardHelpOptions = true)
    int create(
            @Mixin SettingsOptions options,
            @Mixin ScopeOptions scope,
            @Parameters(paramLabel = "NAME", description = "What people call it.") String name,
            @Option(
                            names = "--expires",
                            paramLabel = "DURATION",
                            description = "How long it is good, such as 30d (default: until it is revoked).")
                    @Nullable
                    String expires,
            @Option(names = "--json", description = "Prints key and all that is known of it as JSON.") boolean json) {
        Logs.forClient();
        KeyFile file = file(options);
        KeyFile.Made made = checked(() -> file.create(name, scope.scope(), duration(expires), Instant.now()));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(KeyText.json(made.key(), null, Instant.now())
                    .put("token", made.token())
                    .encode());
            return ExitCode.OK;
        }
        out.println(made.token());
        out.flush();
        PrintWriter err = spec.commandLine().getErr();
        err.println("Key " + made.key().id() + " (" + name + "): "
                + KeyText.scope(made.key().scope()) + ", until "
                + (made.key().life().expires() == null
                        ? "revoked"
                        : made.key().life().expires())
                + ". It is shown this once; " + file.path() + " keeps its hash.");
        err.flush();
        return ExitCode.OK;
    }

    @Command(
            name = "list",
            description = "Lists the keys, the first one (api.key) among them; never their secrets.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin SettingsOptions options,
            @Option(names = "--json", description = "Prints the list as JSON.") boolean json) {
        Logs.forClient();
        KeyFile file = file(options);
        return checked(() -> {
            KeyText.print(
                    file,
                    KeyFile.builtIn(options.dataDirectory()),
                    Instant.now(),
                    json,
                    spec.commandLine().getOut());
            return ExitCode.OK;
        });
    }

    @Command(
            name = "revoke",
            description = "Takes a key back: requests with it are refused and its live feeds closed.",
            mixinStandardHelpOptions = true)
    int revoke(
            @Mixin SettingsOptions options,
            @Parameters(paramLabel = "ID", description = "The key's identity, as keys list shows it.") String id) {
        Logs.forClient();
        KeyFile file = file(options);
        if (KeyFile.builtIn(options.dataDirectory())
                .filter(key -> key.id().equals(id))
                .isPresent()) {
            throw usage("ID is " + id + ", the first key: expected another; to replace that one, remove "
                    + options.dataDirectory().resolve("api.key") + " and start the server again");
        }
        StoredKey key = checked(() -> file.revoke(id, Instant.now()))
                .orElseThrow(() -> usage("ID is '" + KeyText.printable(id) + "': expected that of a key in "
                        + file.path() + ", as hoststream keys list shows it"));
        PrintWriter err = spec.commandLine().getErr();
        err.println("Key " + key.id() + " (" + key.name() + ") is revoked since "
                + key.life().revoked() + ".");
        err.flush();
        return ExitCode.OK;
    }

    private static KeyFile file(SettingsOptions options) {
        return KeyFile.of(
                options.dataDirectory(),
                options.settings().get(ServeSettings.class).keys());
    }

    /** What the user asked for wrongly is told apart from what is wrong with the file. */
    private static <T> T checked(Supplier<T> action) {
        try {
            return action.get();
        } catch (IllegalArgumentException e) {
            throw new UserException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new UserException(ExitCode.FAILURE, String.valueOf(e.getMessage()), e);
        }
    }

    private static @Nullable Duration duration(@Nullable String expires) {
        try {
            return expires == null ? null : Durations.parse(expires);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UserException(
                    ExitCode.USAGE,
                    "--expires is '" + KeyText.printable(expires) + "': expected a duration such as 30d",
                    e);
        }
    }

    private static UserException usage(String what) {
        return new UserException(ExitCode.USAGE, what);
    }

    /** What a key is to be good for. */
    static final class ScopeOptions {

        @Option(
                names = "--scope",
                split = ",",
                paramLabel = "WORD",
                description = "What it may do: read, silence, manage, with commas between (default: read).")
        private List<String> words = List.of("read");

        @Option(
                names = "--hosts",
                split = ",",
                paramLabel = "GLOB",
                description = "Hosts that it sees, by name or pattern; may be repeated.")
        private List<String> hosts = List.of();

        @Option(
                names = "--groups",
                split = ",",
                paramLabel = "GLOB",
                description = "Groups whose hosts it sees, by name or pattern; may be repeated.")
        private List<String> groups = List.of();

        Scope scope() {
            Set<Permission> permissions = EnumSet.noneOf(Permission.class);
            for (String word : words) {
                if (!Scope.words().contains(word)) {
                    throw usage("--scope has '" + KeyText.printable(word) + "': expected "
                            + String.join(", ", Scope.words()));
                }
                permissions.add(Permission.valueOf(word.toUpperCase(Locale.ROOT)));
            }
            List<String> seen = hosts.isEmpty() && groups.isEmpty() ? List.of("*") : hosts;
            return new Scope(
                    permissions, Scope.globs(checked("--hosts", seen)), Scope.globs(checked("--groups", groups)));
        }

        private static List<String> checked(String option, List<String> patterns) {
            for (String pattern : patterns) {
                if (!Scope.isPattern(pattern)) {
                    throw usage(
                            option + " has '" + KeyText.printable(pattern) + "': expected " + Scope.PATTERN_EXPECTED);
                }
            }
            if (patterns.size() > Scope.MOST_PATTERNS) {
                throw usage(option + " has " + patterns.size() + " patterns: expected at most " + Scope.MOST_PATTERNS);
            }
            return patterns;
        }
    }
}
