package io.hoststream.notify.channel;

import io.hoststream.notify.channel.MailSettings.Encryption;
import io.hoststream.pipeline.settings.Secret;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Looks for what is wrong with a receiver's settings, all of it, without showing what is secret. */
final class SettingsCheck {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,39}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|[0-9a-fA-F:.]{2,45}");
    private static final Pattern CHANNEL = Pattern.compile("[#@]?[\\p{L}\\p{N}._-]{1,80}");
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]+");
    private static final Set<String> RESERVED =
            Set.of("connection", "content-length", "content-type", "expect", "host", "upgrade", "transfer-encoding");
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int MOST_PEERS = 16;
    private static final int MOST_RECIPIENTS = 50;
    private static final int MOST_PORT = 65_535;

    private final ChannelSettings settings;
    private final Consumer<String> problems;

    SettingsCheck(ChannelSettings settings, Consumer<String> problems) {
        this.settings = settings;
        this.problems = problems;
    }

    void run() {
        if (!NAME.matcher(settings.name()).matches()) {
            complain("name", "expected letters, digits, dots, dashes and underscores, up to 40");
        }
        Reach reach = settings.reach();
        if (reach.timeout().toMillis() < 100 || reach.timeout().compareTo(LONGEST) > 0) {
            complain("timeout", "expected a duration from 100ms to 2m");
        }
        reach.caFile()
                .filter(file -> !Files.isReadable(file))
                .ifPresent(file -> complain("ca-file", "\"" + file + "\": expected a file that can be read"));
        if (settings instanceof SlackSettings slack) {
            slack(slack);
        } else if (settings instanceof MailSettings mail) {
            mail(mail);
        } else if (settings instanceof AlertmanagerSettings peers) {
            alertmanager(peers);
        } else if (settings instanceof WebhookSettings webhook) {
            webhook(webhook);
        }
    }

    private void slack(SlackSettings slack) {
        if (slack.webhook().isPresent() == slack.token().isPresent()) {
            complain("webhook", "expected either webhook, or token and channel");
        }
        slack.webhook()
                .ifPresent(address ->
                        new AddressCheck(slack.reach(), true, "webhook", this::complain).check(address.reveal()));
        if (slack.token().isPresent()) {
            value("token", slack.token().get());
            if (!CHANNEL.matcher(slack.channel().orElse("")).matches()) {
                complain("channel", "expected the ID or name of a channel, such as C0123456789 or #alerts");
            }
            new AddressCheck(slack.reach(), false, "api", this::complain)
                    .check(slack.api().toString());
            if (!slack.api().toString().endsWith("/")) {
                complain("api", "expected an address that ends with /");
            }
        }
    }

    private void mail(MailSettings mail) {
        MailSettings.Server server = mail.server();
        if (!HOST.matcher(server.host()).matches()) {
            complain("host", "\"" + Words.line(server.host(), 100) + "\": expected a host's name or address");
        }
        if (server.port() < 1 || server.port() > MOST_PORT) {
            complain("port", server.port() + ": expected a port from 1 to 65535");
        }
        if (server.encryption() == Encryption.NONE
                && mail.login().isPresent()
                && !mail.reach().allowPrivate()) {
            complain("encryption", "a password is not sent without encryption: expected starttls or tls");
        }
        mail.login().ifPresent(login -> {
            if (login.user().isBlank() || login.password().reveal().isEmpty()) {
                complain("password", "expected user and password together");
            }
        });
        mailbox("from", mail.from());
        if (mail.to().isEmpty() || mail.to().size() > MOST_RECIPIENTS) {
            complain("to", "expected from 1 to " + MOST_RECIPIENTS + " addresses");
        }
        mail.to().forEach(recipient -> mailbox("to", recipient));
    }

    private void mailbox(String key, String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            address.validate();
            if (address.getAddress().equals(text)
                    && text.indexOf('@') > 0
                    && HEADER_VALUE.matcher(text).matches()) {
                return;
            }
        } catch (AddressException e) {
            // Its message adds nothing to what is said below.
        }
        complain(key, "\"" + Words.line(text, 100) + "\": expected an address such as ops@example.org, without a name");
    }

    private void alertmanager(AlertmanagerSettings alertmanager) {
        int peers = alertmanager.peers().size();
        if (peers < 1 || peers > MOST_PEERS) {
            complain("peers", "expected from 1 to " + MOST_PEERS + " addresses");
        }
        alertmanager.peers().forEach(peer -> {
            new AddressCheck(alertmanager.reach(), false, "peers", this::complain).check(peer.toString());
            if (peer.getRawQuery() != null) {
                complain("peers", "expected an address without a query");
            }
        });
        alertmanager.authorization().ifPresent(secret -> value("authorization", secret));
        Duration resend = alertmanager.resend();
        if (resend.toSeconds() < 1 || resend.toHours() > 1) {
            complain("resend", "expected a duration from 1s to 1h");
        }
    }

    private void webhook(WebhookSettings webhook) {
        new AddressCheck(webhook.reach(), true, "url", this::complain)
                .check(webhook.url().reveal());
        webhook.secret()
                .filter(secret -> secret.reveal().length() < 16)
                .ifPresent(secret -> complain("secret", "expected at least 16 characters"));
        for (Map.Entry<String, Secret> header : webhook.headers().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!HEADER.matcher(name).matches() || RESERVED.contains(name) || name.startsWith("x-hoststream-")) {
                complain("headers", "\"" + Words.line(header.getKey(), 100) + "\" is no header that can be set");
            }
            value("headers." + header.getKey(), header.getValue());
        }
    }

    private void value(String key, Secret value) {
        if (!HEADER_VALUE.matcher(value.reveal()).matches()) {
            complain(key, "expected printable ASCII characters on one line");
        }
    }

    private void complain(String key, String message) {
        problems.accept("receiver " + Words.line(settings.name(), 40) + ": " + key + ": " + message);
    }
}
