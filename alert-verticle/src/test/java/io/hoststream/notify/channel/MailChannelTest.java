package io.hoststream.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Severity;
import io.hoststream.notify.channel.MailSettings.Encryption;
import io.hoststream.notify.channel.MailSettings.Login;
import io.hoststream.notify.channel.MailSettings.Server;
import io.hoststream.pipeline.settings.Secret;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailChannelTest {

    private static final String PASSWORD = "mailpass-very-secret";
    private static final AlertEvent FIRING = Alerts.firing("web-1", Severity.CRITICAL);

    @TempDir
    private Path directory;

    private final GreenMail green = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    private Duration timeout = Duration.ofSeconds(5);
    private final List<String> refused = new ArrayList<>();
    private Optional<SmtpFront> front = Optional.empty();
    private Optional<Channel> channel = Optional.empty();

    @BeforeEach
    void start() {
        green.start();
        green.setUser("ops@example.org", "ops", PASSWORD);
        green.setUser("dev@example.org", "dev", "x");
    }

    @AfterEach
    void stop() throws IOException {
        channel.ifPresent(Channel::close);
        if (front.isPresent()) {
            front.get().close();
        }
        green.stop();
    }

    @Test
    void shouldThreadThatItIsOverUnderThatItBegan() throws Exception {
        TestCertificate certificate = TestCertificate.of("ip:127.0.0.1", directory);
        SmtpFront tls = front(SmtpFront.startTls(green.getSmtp().getPort(), certificate.server()));
        Channel mail = open(tls.port(), Encryption.STARTTLS, Optional.of(certificate.pem()), PASSWORD);

        Message news = Alerts.news(FIRING);
        String thread = mail.send(news).reference().orElseThrow();
        Receipt second = mail.send(Alerts.following(news, thread, Alerts.resolved("web-1")));

        assertThat(second.reference()).contains(thread);
        List<MimeMessage> mails = inbox("ops");
        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).getMessageID()).isEqualTo(thread);
        assertThat(mails.get(0).getHeader("In-Reply-To")).isNull();
        assertThat(mails.get(0).getSubject()).isEqualTo("[hoststream] CRITICAL: cpu on web-1");
        assertThat(mails.get(1).getHeader("In-Reply-To")).containsExactly(thread);
        assertThat(mails.get(1).getHeader("References")).containsExactly(thread);
        assertThat(mails.get(1).getMessageID()).isNotEqualTo(thread);
        assertThat(mails.get(0).getHeader("Date")).containsExactly("Sun, 1 Mar 2026 02:24:30 +0000");
        MimeMultipart parts = (MimeMultipart) mails.get(0).getContent();
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat((String) parts.getBodyPart(0).getContent()).contains("CPU of web-1 is at 97.3 %", "team=db");
        assertThat((String) parts.getBodyPart(1).getContent())
                .contains("href=\"https://runbooks.example/cpu?a=1&amp;b=2\"");
        assertThat(String.join("\n", tls.said)).contains("secure AUTH").doesNotContain("\nAUTH");
    }

    @Test
    void shouldSpeakTlsFromTheFirstByteOn() throws Exception {
        TestCertificate certificate = TestCertificate.of("ip:127.0.0.1", directory);
        SmtpFront tls = front(SmtpFront.tls(green.getSmtp().getPort(), certificate.server()));

        open(tls.port(), Encryption.TLS, Optional.of(certificate.pem()), PASSWORD)
                .send(Alerts.news(FIRING));

        assertThat(inbox("ops")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldSendNothingToAServerThatDoesNotProveItsName(boolean upgrade) throws Exception {
        TestCertificate wrong = TestCertificate.of("dns:other.example", directory);
        int server = green.getSmtp().getPort();
        SmtpFront tls =
                front(upgrade ? SmtpFront.startTls(server, wrong.server()) : SmtpFront.tls(server, wrong.server()));
        Encryption encryption = upgrade ? Encryption.STARTTLS : Encryption.TLS;

        SendException wrongName = failure(open(tls.port(), encryption, Optional.of(wrong.pem()), PASSWORD));
        channel.ifPresent(Channel::close);
        SendException untrusted = failure(open(tls.port(), encryption, Optional.empty(), PASSWORD));

        assertThat(wrongName.getMessage()).contains("127.0.0.1");
        assertThat(untrusted.getMessage()).containsIgnoringCase("certification path");
        assertThat(wrongName.retriable()).isTrue();
        assertThat(String.join("\n", tls.said)).doesNotContain("AUTH", "MAIL");
        assertThat(green.getReceivedMessages()).isEmpty();
    }

    @Test
    void shouldSendNothingWhereThereIsNoStartTls() throws Exception {
        SmtpFront plain = front(SmtpFront.plain(green.getSmtp().getPort()));

        SendException failure = failure(open(plain.port(), Encryption.STARTTLS, Optional.empty(), PASSWORD));

        assertThat(failure.getMessage()).contains("STARTTLS is required");
        assertThat(String.join("\n", plain.said)).doesNotContain("AUTH", "MAIL");
    }

    @Test
    void shouldGiveUpOnAWrongPasswordWithoutSayingIt() throws Exception {
        Channel mail = open(green.getSmtp().getPort(), Encryption.NONE, Optional.empty(), "wrong-" + PASSWORD);

        SendException failure = failure(mail);

        assertThat(failure.retriable()).isFalse();
        assertThat(failure.getMessage()).contains("Mail receiver mail: 535");
    }

    @Test
    void shouldComeBackAfterAGreylist() throws Exception {
        SmtpFront plain = front(SmtpFront.plain(green.getSmtp().getPort()));
        plain.answers.put("RCPT TO", "451 4.7.1 greylisted " + PASSWORD);
        Channel mail = open(plain.port(), Encryption.NONE, Optional.empty(), PASSWORD);

        SendException failure = failure(mail);
        plain.answers.clear();
        mail.send(Alerts.news(FIRING));

        assertThat(failure.retriable()).isTrue();
        assertThat(failure.getMessage()).contains("451 4.7.1 greylisted");
        assertThat(inbox("ops")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL FROM", "RCPT TO", "DATA"})
    void shouldGiveUpWhatIsRefusedForGood(String command) throws Exception {
        SmtpFront plain = front(SmtpFront.plain(green.getSmtp().getPort()));
        plain.answers.put(command, "550 5.7.1 not here");

        SendException failure = failure(open(plain.port(), Encryption.NONE, Optional.empty(), PASSWORD));

        assertThat(failure.retriable()).isFalse();
        assertThat(failure.getMessage()).contains("550 5.7.1 not here");
    }

    @Test
    void shouldTellTheOthersWhenOneRecipientIsRefused() throws Exception {
        SmtpFront plain = front(SmtpFront.plain(green.getSmtp().getPort()));
        plain.answers.put("RCPT TO:<DEV", "550 5.1.1 no such user");

        open(plain.port(), Encryption.NONE, Optional.empty(), PASSWORD).send(Alerts.news(FIRING));

        assertThat(inbox("ops")).hasSize(1);
        assertThat(refused).singleElement().asString().contains("no such user");
    }

    @Test
    void shouldNotTellTwiceWhoWasToldWhenAnotherIsPutOff() throws Exception {
        SmtpFront plain = front(SmtpFront.plain(green.getSmtp().getPort()));
        plain.answers.put("RCPT TO:<DEV", "450 later");
        Channel mail = open(plain.port(), Encryption.NONE, Optional.empty(), PASSWORD);

        SendException failure = failure(mail);
        plain.answers.clear();
        mail.send(Alerts.news(FIRING));

        assertThat(failure.retriable()).isTrue();
        List<MimeMessage> ops = inbox("ops");
        List<MimeMessage> dev = inbox("dev");
        assertThat(ops).hasSize(1);
        assertThat(dev).hasSize(1);
        assertThat(dev.get(0).getMessageID()).isEqualTo(ops.get(0).getMessageID());
    }

    @ParameterizedTest
    @ValueSource(strings = {SmtpFront.HANGS, SmtpFront.TRICKLES})
    void shouldLeaveAServerThatNeverFinishes(String answer) throws Exception {
        timeout = Duration.ofMillis(600);
        for (String command : List.of("EHLO", "MAIL", "DATA")) {
            SmtpFront plain = SmtpFront.plain(green.getSmtp().getPort());
            plain.answers.put(command, answer);
            long start = System.nanoTime();

            SendException failure = failure(open(plain.port(), Encryption.NONE, Optional.empty(), PASSWORD));

            assertThat(failure.getMessage()).contains("no whole answer in time");
            assertThat(failure.retriable()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
            channel.ifPresent(Channel::close);
            plain.close();
        }
    }

    @Test
    void shouldComeBackWhenNobodyListens() throws Exception {
        assertThat(failure(open(1, Encryption.NONE, Optional.empty(), PASSWORD)).retriable())
                .isTrue();
    }

    @Test
    void shouldLetNoNameMakeAHeader() throws Exception {
        Channel mail = open(green.getSmtp().getPort(), Encryption.NONE, Optional.empty(), PASSWORD);
        Random random = new Random(5);
        for (int number = 0; number < 60; number++) {
            mail.send(Alerts.nasty(random));
        }
        List<MimeMessage> mails = inbox("ops");
        assertThat(mails).hasSize(60).allSatisfy(one -> {
            assertThat(one.getHeader("Bcc")).isNull();
            assertThat(one.getAllRecipients()).hasSize(2);
            assertThat(one.getSubject()).startsWith("[hoststream] ").doesNotContain("\n", "\r");
            String html =
                    (String) ((MimeMultipart) one.getContent()).getBodyPart(1).getContent();
            assertThat(html).doesNotContain("<script", "javascript:alert(1)\"");
        });
    }

    private List<MimeMessage> inbox(String login) throws FolderException {
        GreenMailUser user = green.getUserManager().getUser(login);
        return green.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                .map(StoredMessage::getMimeMessage)
                .toList();
    }

    private SmtpFront front(SmtpFront opened) {
        front = Optional.of(opened);
        return opened;
    }

    private Channel open(int port, Encryption encryption, Optional<Path> authorities, String password)
            throws IOException, GeneralSecurityException {
        MailSettings settings = new MailSettings(
                "mail",
                new Server("127.0.0.1", port, encryption),
                Optional.of(new Login("ops", new Secret(password))),
                "hoststream@example.org",
                List.of("ops@example.org", "dev@example.org"),
                new Reach(true, false, authorities, timeout));
        Channel opened = Channels.open(settings, Alerts.CLOCK, (name, those) -> refused.addAll(those));
        channel = Optional.of(opened);
        return opened;
    }

    private static SendException failure(Channel mail) {
        SendException failure = catchThrowableOfType(SendException.class, () -> mail.send(Alerts.news(FIRING)));
        assertThat(failure.getMessage()).doesNotContain(PASSWORD);
        return failure;
    }
}
