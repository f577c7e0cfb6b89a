package io.hoststream.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.notify.channel.MailSettings.Encryption;
import io.hoststream.notify.channel.MailSettings.Login;
import io.hoststream.notify.channel.MailSettings.Server;
import io.hoststream.pipeline.settings.Origin;
import io.hoststream.pipeline.settings.Problem;
import io.hoststream.pipeline.settings.Problems;
import io.hoststream.pipeline.settings.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

    private static final Reach NEAR = new Reach(true, false, Optional.empty(), Duration.ofSeconds(10));

    @Test
    void shouldTakeWhatIsUsual() {
        assertThat(problems(slack("https://hooks.slack.com/services/T/B/geheim", Reach.INTERNET)))
                .isEmpty();
        assertThat(problems(webhook("http://127.0.0.1:8080/in", NEAR))).isEmpty();
        assertThat(problems(webhook("http://pager.internal/in", NEAR))).isEmpty();
        assertThat(problems(mail("smtp.example.org", "ops@example.org", Encryption.STARTTLS)))
                .isEmpty();
        assertThat(problems(alertmanager("http://127.0.0.1:9093", NEAR))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://hooks.example/geheim            | without encryption: expected https
            ftp://hooks.example/geheim             | expected an http or https address
            https://me:geheim@hooks.example/x      | has a user in its address
            https://127.0.0.1/geheim               | an address of this machine
            https://[::1]/geheim                   | an address of this machine
            https://localhost/geheim               | an address of this machine
            https://10.0.0.1/geheim                | a private network
            https://169.254.169.254/geheim         | a link-local or metadata address
            https://0.0.0.0/geheim                 | is no address of a machine
            https:///geheim                        | expected an http or https address
            https://hooks.example/geheim#x         | expected an http or https address
            geheim geheim                          | expected an http or https address
            """)
    void shouldRefuseAddressesThatLeadNowhereGoodWithoutShowingThem(String url, String complaint) {
        assertThat(problems(webhook(url, Reach.INTERNET)))
                .contains("receivers.yaml:7", "receiver pager: url: ", complaint)
                .doesNotContain("geheim");
        assertThat(problems(slack(url, Reach.INTERNET)))
                .contains("receiver ops: webhook: ", complaint)
                .doesNotContain("geheim");
    }

    @Test
    void shouldNameTheOneSettingThatWouldAllowAnAddress() {
        assertThat(problems(webhook("https://10.0.0.1/", Reach.INTERNET))).endsWith("one, or allow-private: true");
        assertThat(problems(webhook("https://169.254.169.254/", Reach.INTERNET)))
                .endsWith("one, or allow-link-local: true");
        assertThat(problems(webhook("https://0.0.0.0/", Reach.INTERNET))).endsWith("expected another one");
    }

    @Test
    void shouldRefuseMetadataServicesEvenWherePrivateNetworksAreAllowed() {
        assertThat(problems(webhook("https://169.254.169.254/", NEAR))).contains("link-local");
    }

    @Test
    void shouldTellAllThatIsWrong() {
        MailSettings mail = new MailSettings(
                "m ail",
                new Server("bad host", 0, Encryption.NONE),
                Optional.of(new Login("", new Secret("geheim"))),
                "Ops <ops@example.org>",
                List.of("a@example.org\r\nBcc: b@example.org", "nobody"),
                new Reach(false, false, Optional.of(Path.of("/does/not/exist")), Duration.ofHours(1)));

        assertThat(problems(mail))
                .contains(
                        "name: ", "host: ", "port: 0", "encryption: ", "password: ", "from: ", "timeout: ", "ca-file: ")
                .contains("\"a@example.org Bcc: b@example.org\": expected an address", "\"nobody\"")
                .doesNotContain("geheim", "\r");
    }

    @Test
    void shouldWantOneWayToSlack() {
        SlackSettings neither = new SlackSettings(
                "ops", Optional.empty(), Optional.empty(), Optional.empty(), SlackSettings.SLACK, Reach.INTERNET);
        SlackSettings noChannel = new SlackSettings(
                "ops",
                Optional.empty(),
                Optional.of(new Secret("xoxb-\ngeheim")),
                Optional.empty(),
                URI.create("http://slack.example/api"),
                Reach.INTERNET);

        assertThat(problems(neither)).contains("expected either webhook, or token and channel");
        assertThat(problems(noChannel))
                .contains("token: ", "channel: ", "api: leads to slack.example without encryption", "ends with /")
                .doesNotContain("geheim");
    }

    @Test
    void shouldWantHeadersThatCanBeSet() {
        WebhookSettings settings = new WebhookSettings(
                "pager",
                new Secret("https://pager.example/"),
                Optional.of(new Secret("geheim")),
                Map.of(
                        "Host",
                        new Secret("a"),
                        "X-Hoststream-Signature",
                        new Secret("a"),
                        "X",
                        new Secret("geheim\r\nY: z")),
                Reach.INTERNET);

        assertThat(problems(settings))
                .contains(
                        "secret: expected at least 16",
                        "\"Host\" is no header",
                        "\"X-Hoststream-Signature\"",
                        "headers.X: ")
                .doesNotContain("geheim");
    }

    @Test
    void shouldShowNoSecretInItsText() {
        assertThat(List.of(
                                slack("https://hooks.slack.com/services/geheim", NEAR),
                                webhook("https://pager.example/geheim", NEAR),
                                mail("smtp.example.org", "ops@example.org", Encryption.TLS),
                                alertmanager("http://127.0.0.1:9093", NEAR))
                        .toString())
                .doesNotContain("geheim");
    }

    private static SlackSettings slack(String webhook, Reach reach) {
        return new SlackSettings(
                "ops",
                Optional.of(new Secret(webhook)),
                Optional.empty(),
                Optional.empty(),
                SlackSettings.SLACK,
                reach);
    }

    private static WebhookSettings webhook(String url, Reach reach) {
        return new WebhookSettings(
                "pager", new Secret(url), Optional.of(new Secret("geheim-geheim-geheim")), Map.of(), reach);
    }

    private static MailSettings mail(String host, String to, Encryption encryption) {
        return new MailSettings(
                "mail",
                new Server(host, 587, encryption),
                Optional.of(new Login("ops", new Secret("geheim"))),
                "hoststream@example.org",
                List.of(to),
                Reach.INTERNET);
    }

    private static AlertmanagerSettings alertmanager(String peer, Reach reach) {
        return new AlertmanagerSettings(
                "am",
                List.of(URI.create(peer)),
                Optional.of(new Secret("Bearer geheim")),
                Duration.ofMinutes(1),
                reach);
    }

    private static String problems(ChannelSettings settings) {
        Problems problems = new Problems();
        Channels.check(settings, Origin.line("receivers.yaml", 7), problems);
        return problems.found().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }
}
