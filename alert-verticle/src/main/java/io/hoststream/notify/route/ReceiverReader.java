package io.hoststream.notify.route;

import io.hoststream.notify.channel.AlertmanagerSettings;
import io.hoststream.notify.channel.ChannelSettings;
import io.hoststream.notify.channel.MailSettings;
import io.hoststream.notify.channel.MailSettings.Encryption;
import io.hoststream.notify.channel.MailSettings.Login;
import io.hoststream.notify.channel.MailSettings.Server;
import io.hoststream.notify.channel.Reach;
import io.hoststream.notify.channel.SlackSettings;
import io.hoststream.notify.channel.WebhookSettings;
import io.hoststream.pipeline.form.Fields;
import io.hoststream.pipeline.settings.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one receiver from its keys. */
final class ReceiverReader {

    private static final Set<String> COMMON = new LinkedHashSet<>(
            List.of("name", "type", "messages-per-minute", "timeout", "allow-private", "allow-link-local", "ca-file"));
    private static final Map<String, List<String>> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put("slack", List.of("webhook", "token", "channel", "api"));
        KEYS.put("email", List.of("server", "port", "encryption", "user", "password", "from", "to"));
        KEYS.put("alertmanager", List.of("peers", "authorization", "resend"));
        KEYS.put("webhook", List.of("url", "secret", "headers"));
    }

    private static final int MOST_PER_MINUTE = 600;
    private static final int PEOPLE_PER_MINUTE = 20;
    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_TLS = 465;
    private static final int MAIL = 25;
    private static final int MOST_PORT = 65_535;

    private final Values values;

    ReceiverReader(Values values) {
        this.values = values;
    }

    /** The receiver; empty if that is not even clear enough to say what is wrong with it. */
    Optional<Recipient> read() {
        String name = values.needed("name", "a word by which routes know the receiver");
        if (!values.fields().has("type")) {
            values.fields().complain("type is missing, expected one of " + String.join(", ", KEYS.keySet()));
        }
        Optional<String> type = values.choice("type", KEYS.keySet());
        if (name.isEmpty() || type.isEmpty()) {
            return Optional.empty();
        }
        Set<String> known = new LinkedHashSet<>(COMMON);
        known.addAll(KEYS.getOrDefault(type.get(), List.of()));
        values.fields().only(known, "a receiver of type " + type.get());
        boolean people = type.get().equals("slack") || type.get().equals("email");
        int perMinute =
                values.number("messages-per-minute", people ? PEOPLE_PER_MINUTE : MOST_PER_MINUTE, MOST_PER_MINUTE);
        return Optional.of(new Recipient(settings(name, type.get()), perMinute));
    }

    private ChannelSettings settings(String name, String type) {
        return switch (type) {
            case "slack" ->
                new SlackSettings(
                        name,
                        values.secret("webhook"),
                        values.secret("token"),
                        values.text("channel"),
                        values.text("api")
                                .flatMap(text -> values.address("api", text))
                                .orElse(SlackSettings.SLACK),
                        reach());
            case "email" -> mail(name);
            case "alertmanager" -> alertmanager(name);
            default ->
                new WebhookSettings(
                        name,
                        new Secret(values.needed("url", "the address that messages go to")),
                        values.secret("secret"),
                        headers(),
                        reach());
        };
    }

    private MailSettings mail(String name) {
        Encryption encryption = values.choice("encryption", List.of("starttls", "tls", "none"))
                .map(word -> Encryption.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Encryption.STARTTLS);
        int usual = switch (encryption) {
            case STARTTLS -> SUBMISSION;
            case TLS -> SUBMISSION_TLS;
            case NONE -> MAIL;
        };
        Server server = new Server(
                values.needed("server", "the name of the mail server"),
                values.number("port", usual, MOST_PORT),
                encryption);
        Optional<String> user = values.text("user");
        Optional<Secret> password = values.secret("password");
        if (values.fields().has("user") != values.fields().has("password")) {
            values.fields().complain("expected user and password together, or neither");
        }
        Optional<Login> login = user.flatMap(who -> password.map(word -> new Login(who, word)));
        if (!values.fields().has("to")) {
            values.fields().complain("to is missing, expected one address or a list of them");
        }
        return new MailSettings(
                name, server, login, values.needed("from", "the sender's address"), values.texts("to"), reach());
    }

    private AlertmanagerSettings alertmanager(String name) {
        if (!values.fields().has("peers")) {
            values.fields().complain("peers is missing, expected the addresses of all Alertmanagers of the cluster");
        }
        List<URI> peers = values.texts("peers").stream()
                .flatMap(text -> values.address("peers", text).stream())
                .toList();
        Duration resend = values.duration("resend", Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofHours(1));
        return new AlertmanagerSettings(name, peers, values.secret("authorization"), resend, reach());
    }

    private Map<String, Secret> headers() {
        Map<String, Secret> headers = new LinkedHashMap<>();
        values.group("headers")
                .ifPresent(group -> group.fields()
                        .all()
                        .keySet()
                        .forEach(header -> group.secret(header).ifPresent(value -> headers.put(header, value))));
        return headers;
    }

    private Reach reach() {
        Fields fields = values.fields();
        Optional<Path> authorities = values.text("ca-file").map(Path::of);
        if (fields.has("ca-file") && authorities.isEmpty()) {
            fields.complainOf("ca-file", ": expected a path");
        }
        return new Reach(
                values.truth("allow-private", false),
                values.truth("allow-link-local", false),
                authorities,
                values.duration("timeout", Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofMinutes(2)));
    }
}
