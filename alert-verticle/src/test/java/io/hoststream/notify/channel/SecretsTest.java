package io.hoststream.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hoststream.avro.Severity;
import io.hoststream.notify.channel.MailSettings.Encryption;
import io.hoststream.notify.channel.MailSettings.Login;
import io.hoststream.notify.channel.MailSettings.Server;
import io.hoststream.pipeline.settings.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every receiver fails in every way, with servers that repeat what they were sent; nothing that is said holds a secret. */
class SecretsTest {

    private static final String CANARY = "canarySecret4711";
    private static final Message NEWS = Alerts.news(Alerts.firing("web-1", Severity.WARNING));

    private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
    private final Logger root = Logger.getLogger("");
    private final Logger mail = Logger.getLogger("org.eclipse.angus.mail");
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            said.add(entry.getMessage()
                    + List.of(entry.getParameters() == null ? new Object[0] : entry.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Reach reach = new Reach(true, false, Optional.empty(), Duration.ofMillis(500));

    @BeforeEach
    void listen() {
        listener.setLevel(Level.ALL);
        mail.setLevel(Level.ALL);
        root.addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        mail.setLevel(null);
        root.removeHandler(listener);
    }

    @Test
    void shouldSayNoSecret() throws Exception {
        try (OutsideServer server = new OutsideServer();
                SmtpFront smtp = SmtpFront.plain(server.port())) {
            List<ChannelSettings> all = settings(server, smtp);
            for (ChannelSettings settings : all) {
                said.add(settings.toString());
                try (Channel channel = Channels.open(settings, Alerts.CLOCK, (name, failing) -> said.addAll(failing))) {
                    said.add(channel.toString());
                    fail(channel, server);
                }
            }
            assertThat(said).hasSizeGreaterThan(all.size() * 8).noneMatch(text -> text.contains(CANARY));
        }
    }

    private void fail(Channel channel, OutsideServer server) {
        for (int status : new int[] {200, 301, 400, 404, 429, 500}) {
            server.then(echo(status)).then(echo(status));
            said.add(trace(catchThrowable(() -> channel.send(NEWS))));
        }
        server.then(OutsideServer.resets());
        said.add(trace(catchThrowable(() -> channel.send(NEWS))));
        server.then(OutsideServer.trickles());
        said.add(trace(catchThrowable(() -> channel.send(NEWS))));
    }

    /** Answers with all that it was sent. */
    private static OutsideServer.Behaviour echo(int status) {
        return (socket, server) -> {
            String request = server.requests.stream()
                    .reduce((one, other) -> other)
                    .orElseThrow()
                    .toString();
            OutsideServer.says(status, request).answer(socket, server);
        };
    }

    private static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        if (failure != null) {
            new PrintWriter(text).println(failure);
            for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
                new PrintWriter(text).println(cause);
            }
        }
        return text.toString();
    }

    private List<ChannelSettings> settings(OutsideServer server, SmtpFront smtp) throws IOException {
        String url = server.url("/services/" + CANARY + "?key=" + CANARY);
        List<ChannelSettings> all = new ArrayList<>();
        all.add(new SlackSettings(
                "hook", Optional.of(new Secret(url)), Optional.empty(), Optional.empty(), SlackSettings.SLACK, reach));
        all.add(new SlackSettings(
                "bot",
                Optional.empty(),
                Optional.of(new Secret("xoxb-" + CANARY)),
                Optional.of("C1"),
                URI.create(server.url("/api/")),
                reach));
        all.add(new WebhookSettings(
                "pager",
                new Secret(url),
                Optional.of(new Secret(CANARY + CANARY)),
                Map.of("X-Key", new Secret(CANARY)),
                reach));
        all.add(new AlertmanagerSettings(
                "am",
                List.of(URI.create(server.url(""))),
                Optional.of(new Secret("Bearer " + CANARY)),
                Duration.ofMinutes(1),
                reach));
        all.add(new MailSettings(
                "mail",
                new Server("127.0.0.1", smtp.port(), Encryption.NONE),
                Optional.of(new Login("ops", new Secret(CANARY))),
                "hoststream@example.org",
                List.of("ops@example.org"),
                reach));
        return all;
    }
}
