package io.hoststream.notify.channel;

import io.hoststream.notify.channel.Deliveries.Delivery;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A message as mail. All mails of a group's episode belong to one thread: the first one's Message-ID is their reference, and
 * those that follow point to it.
 */
final class MailForm {

    private static final String UTF_8 = "UTF-8";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Pattern MESSAGE_ID = Pattern.compile("<[A-Za-z0-9.-]{1,100}@[A-Za-z0-9.-]{1,253}>");

    private final MailSettings settings;

    MailForm(MailSettings settings) {
        this.settings = settings;
    }

    /** What names the mail, the same whenever it is sent again. */
    String messageId(Delivery delivery) {
        String domain =
                settings.from().substring(settings.from().lastIndexOf('@') + 1).replaceAll("[^A-Za-z0-9.-]", "");
        return "<" + delivery.id() + ".hoststream@" + domain + ">";
    }

    /** The Message-ID of the mail that began the thread; that of this one if it does. */
    String thread(Delivery delivery) {
        return delivery.message()
                .reference()
                .filter(reference -> MESSAGE_ID.matcher(reference).matches())
                .orElseGet(() -> messageId(delivery));
    }

    MimeMessage mail(Session session, Delivery delivery, Instant now) throws MessagingException {
        MailText text = new MailText(delivery.message());
        MimeMessage mail = new Identified(session, messageId(delivery));
        mail.setFrom(new InternetAddress(settings.from(), true));
        for (String recipient : settings.to()) {
            mail.addRecipient(RecipientType.TO, new InternetAddress(recipient, true));
        }
        mail.setSubject(text.subject(), UTF_8);
        mail.setHeader("Date", DATE.format(now));
        mail.setHeader("Auto-Submitted", "auto-generated");
        String thread = thread(delivery);
        if (!thread.equals(messageId(delivery))) {
            mail.setHeader("In-Reply-To", thread);
            mail.setHeader("References", thread);
        }
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.plain(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(text.html(), UTF_8, "html");
        mail.setContent(new MimeMultipart("alternative", plain, html));
        mail.saveChanges();
        return mail;
    }

    /** A mail with a Message-ID of its own, where the library would make one up. */
    private static final class Identified extends MimeMessage {

        private final String id;

        private Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
