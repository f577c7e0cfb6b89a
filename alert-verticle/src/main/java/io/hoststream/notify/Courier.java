package io.hoststream.notify;

import io.hoststream.notify.channel.Channel;
import io.hoststream.notify.channel.Message;
import io.hoststream.notify.channel.Receipt;
import io.hoststream.notify.channel.SendException;
import io.hoststream.notify.route.Assignment;
import io.hoststream.pipeline.health.Indicator;
import io.hoststream.pipeline.process.CrashPoint;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings messages to one receiver. The intent is written down before a message goes out, and what was told when it was
 * taken; killed in between, whoever comes next sends it once more.
 */
final class Courier {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Receipt NOTHING = new Receipt(Optional.empty());

    private final Channel channel;
    private final Desk desk;
    private final Ledger ledger;
    private final Indicator health;
    private final Counter told;
    private final Counter failed;
    private final Counter refused;
    private boolean failing;

    Courier(Channel channel, Desk desk, Ledger ledger, Indicator health, MeterRegistry meters) {
        this.channel = channel;
        this.desk = desk;
        this.ledger = ledger;
        this.health = health;
        Tags tags = Tags.of("receiver", channel.name());
        this.told = counter("hoststream.notify.told", "Messages told to somebody", tags, meters);
        this.failed = counter("hoststream.notify.failed", "Attempts to tell somebody that failed", tags, meters);
        this.refused = counter("hoststream.notify.given.up", "Messages that were given up", tags, meters);
        health.up();
    }

    private static Counter counter(String name, String description, Tags tags, MeterRegistry meters) {
        return Counter.builder(name).description(description).tags(tags).register(meters);
    }

    String name() {
        return channel.name();
    }

    /** Brings one message, if there is one to bring; whether there was. May block for as long as the receiver does. */
    boolean step() {
        Optional<Assignment> next = desk.next(name());
        next.ifPresent(this::bring);
        return next.isPresent();
    }

    private void bring(Assignment assignment) {
        try {
            CrashPoint.reached("notify-before-intent");
            ledger.write(assignment.intents());
            CrashPoint.reached("notify-after-intent");
            Receipt receipt = send(assignment);
            CrashPoint.reached("notify-after-send");
            ledger.write(desk.taken(assignment, receipt));
            CrashPoint.reached("notify-after-record");
        } catch (SendException e) {
            rejected(assignment, e);
        } catch (LedgerException e) {
            LOG.warn("receiver={} is not told now: {}", name(), e.getMessage());
            desk.failed(assignment, String.valueOf(e.getMessage()), Optional.empty());
        } finally {
            desk.done();
        }
    }

    private Receipt send(Assignment assignment) throws SendException {
        if (assignment.message().isEmpty()) {
            return NOTHING;
        }
        Receipt receipt = sent(assignment.message().get());
        told.increment();
        if (failing) {
            failing = false;
            LOG.info("receiver={} takes messages again", name());
        }
        health.up();
        return receipt;
    }

    /** A mistake in the program is the message's: it is refused, and no other message or receiver hears of it. */
    private Receipt sent(Message message) throws SendException {
        try {
            return channel.send(message);
        } catch (RuntimeException e) {
            // Its own words may hold an address or a header that is secret.
            String where = Arrays.stream(e.getStackTrace())
                    .findFirst()
                    .map(at -> " at " + at)
                    .orElse("");
            throw SendException.never(
                    name() + ": a mistake in the program, " + e.getClass().getSimpleName() + where);
        }
    }

    private void rejected(Assignment assignment, SendException failure) {
        String why = String.valueOf(failure.getMessage());
        if (failure.retriable()) {
            failed.increment();
            desk.failed(assignment, why, failure.retryAfter());
        } else {
            refused.increment();
            desk.refused(assignment, why);
        }
        if (!failing) {
            failing = true;
            LOG.warn("receiver={} did not take a message{}: {}", name(), failure.retriable() ? "" : " for good", why);
        }
        // A receiver outside that is away is no reason to take this process out of service.
        health.up("does not take messages: " + why);
    }

    void close() {
        channel.close();
    }
}
