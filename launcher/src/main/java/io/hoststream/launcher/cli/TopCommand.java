package io.hoststream.launcher.cli;

import io.hoststream.launcher.top.LiveFeed;
import io.hoststream.launcher.top.TopLines;
import io.hoststream.launcher.top.TopScreen;
import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.UserException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hoststream top}: the hosts, live, in the terminal. */
@Command(
        name = "top",
        description = "Shows the hosts live in this terminal; plain lines where output is no terminal.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Keys: s changes the order, / filters by name, Esc clears the filter, q quits.",
            "",
            "Examples:",
            "  hoststream top",
            "  hoststream top --url http://monitor:8080 --key-file ~/monitor.key",
            "  hoststream top --plain | grep CRITICAL"
        })
final class TopCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ApiOptions api = new ApiOptions();

    @Option(names = "--plain", description = "Plain lines, one per sample, even on a terminal.")
    private boolean plain;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Logs.forClient();
        ApiClient client = api.client();
        // Finds out about a wrong key or address while a plain message can still be seen.
        client.get("/api/v1/version");
        return plain || !Terminals.interactive() ? lines(client) : screen(client);
    }

    private int lines(ApiClient client) throws InterruptedException {
        TopLines lines = new TopLines(spec.commandLine().getOut());
        try (LiveFeed feed =
                open(client, lines::message, why -> spec.commandLine().getErr().println(why))) {
            new CountDownLatch(1).await();
            return ExitCode.OK;
        }
    }

    private static int screen(ApiClient client) throws InterruptedException, IOException {
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            TopScreen screen = new TopScreen(terminal, Clock.systemUTC());
            try (LiveFeed feed = open(client, screen::message, screen::disconnected)) {
                screen.show();
            }
        }
        return ExitCode.OK;
    }

    private static LiveFeed open(ApiClient client, Consumer<JsonObject> messages, Consumer<String> broken)
            throws InterruptedException {
        LiveFeed feed = new LiveFeed(client.http(), client.address(), client.key(), messages, broken);
        try {
            feed.open().toCompletableFuture().get();
            return feed;
        } catch (ExecutionException e) {
            feed.close();
            throw new UserException(
                    ExitCode.UNREACHABLE,
                    "The live feed at " + client.address() + " cannot be opened: " + LiveFeed.reason(e),
                    e);
        }
    }
}
