package io.hoststream.notify.channel;

import io.hoststream.notify.channel.Deliveries.Delivery;
import io.hoststream.notify.channel.MailSettings.Encryption;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** People with mailboxes. A recipient that is refused for good keeps nobody else from hearing of it. */
final class MailChannel implements Channel {

    private final MailSettings settings;
    private final Clock clock;
    private final Observer observer;
    private final NameLookup lookup;
    private final Deliveries deliveries;
    private final MailForm form;
    private final Redaction redaction;

    MailChannel(MailSettings settings, Clock clock, Observer observer) {
        this.settings = settings;
        this.clock = clock;
        this.observer = observer;
        this.lookup = new NameLookup(receiver(), settings.reach().rules());
        this.deliveries = new Deliveries(settings.name(), clock);
        this.form = new MailForm(settings);
        this.redaction = Redaction.of(
                settings.login().map(login -> login.password()).stream().toList());
    }

    private String receiver() {
        return "Mail receiver " + settings.name();
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Receipt send(Message message) throws SendException {
        Delivery delivery = deliveries.begin(message);
        Deadline deadline = Deadline.in(settings.reach().timeout());
        try {
            boolean plain = settings.server().encryption() == Encryption.NONE;
            List<InetAddress> addresses = lookup.addresses(settings.server().host(), plain, deadline);
            observer.taken(name(), deliver(delivery, addresses, deadline));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SendException.later(receiver() + ": broken off");
        }
        deliveries.taken(message);
        return Receipt.of(form.thread(delivery));
    }

    /** Sends to all who have not been told; returns who was refused for good. */
    private List<String> deliver(Delivery delivery, List<InetAddress> addresses, Deadline deadline)
            throws SendException {
        try (SmtpConnection connection = SmtpConnection.open(settings, addresses, deadline)) {
            try {
                MimeMessage mail = form.mail(connection.session(), delivery, clock.instant());
                connection.transport().sendMessage(mail, missing(delivery.told()));
                return List.of();
            } catch (MessagingException e) {
                if (connection.late()) {
                    throw SendException.later(receiver() + ": no whole answer in time");
                }
                return partly(delivery, MailOutcome.of(e));
            }
        } catch (IOException e) {
            throw SendException.later(receiver() + ": " + redaction.apply(String.valueOf(e.getMessage())));
        } catch (MessagingException e) {
            throw failure(delivery, MailOutcome.of(e));
        }
    }

    private List<String> partly(Delivery delivery, MailOutcome outcome) throws SendException {
        Set<String> told = delivery.told();
        told.addAll(outcome.told());
        List<String> left = new ArrayList<>(settings.to());
        left.removeAll(told);
        left.removeAll(outcome.refused().keySet());
        if (told.isEmpty() || !left.isEmpty()) {
            throw failure(delivery, outcome);
        }
        return outcome.refused().values().stream().map(redaction::apply).toList();
    }

    private SendException failure(Delivery delivery, MailOutcome outcome) {
        String message = receiver() + ": " + redaction.apply(outcome.reason());
        if (outcome.lasting()) {
            deliveries.taken(delivery.message());
            return SendException.never(message);
        }
        return SendException.later(message);
    }

    private Address[] missing(Set<String> told) throws MessagingException {
        List<Address> missing = new ArrayList<>();
        for (String recipient : settings.to()) {
            if (!told.contains(recipient)) {
                missing.add(new InternetAddress(recipient, true));
            }
        }
        return missing.toArray(new Address[0]);
    }

    @Override
    public void close() {
        lookup.close();
    }
}
