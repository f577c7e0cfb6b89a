package io.hoststream.collect.shipping;

import io.hoststream.collect.spool.Backlog;
import io.hoststream.collect.spool.DropAccount;
import io.hoststream.collect.spool.DropReason;
import io.hoststream.collect.spool.Entry;
import io.hoststream.collect.spool.SampleNumber;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * The body of the shipping loop: keeps what was handed over, sends in order, and lets go of what the broker has. After any
 * failure nothing is sent until everything under way is answered, and then all is sent again from the first that the broker
 * does not have, so that the order stands. Used by one thread; never waits.
 */
final class Shipping {

    private static final long LOOKS_AGAIN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long RESTS_NANOS = Duration.ofMinutes(1).toNanos();

    /** What it works with. */
    record Parts(Mailbox mailbox, Backlog backlog, DropAccount account, Link link) {}

    private final Mailbox mailbox;
    private final Backlog backlog;
    private final DropAccount account;
    private final Link link;
    private final String topic;
    private final ShippingMeters meters;
    private final ShippingHealth health;
    private final ShippingState state;
    private final InFlight inFlight = new InFlight();
    private final Registrar registrar;
    private long oldestMillis;

    /** The topic will not take this one. */
    private @Nullable SampleNumber refused;

    private String refusal = "";

    /** One of the entries up to this was refused, and which one is found out by sending them one by one. */
    private @Nullable SampleNumber aloneUntil;

    private @Nullable Burial burial;

    Shipping(Parts parts, String topic, ShippingMeters meters, ShippingHealth health, ShippingState state) {
        this.mailbox = parts.mailbox();
        this.backlog = parts.backlog();
        this.account = parts.account();
        this.link = parts.link();
        this.topic = topic;
        this.meters = meters;
        this.health = health;
        this.state = state;
        this.registrar = new Registrar(mailbox::wake);
    }

    /**
     * Does what can be done now.
     *
     * @param now of a monotonic clock; nanoseconds
     * @return after how long it has to be called again if nobody wakes it; nanoseconds
     */
    long runOnce(long now) {
        takeIn();
        settleAnswers(now);
        Producer<byte[], byte[]> producer = busy() ? link.producer(now) : null;
        if (producer != null) {
            send(producer, now);
            settleAnswers(now);
        }
        backlog.settle(now);
        report(now);
        if (!busy()) {
            return RESTS_NANOS;
        }
        long pause = link.pauseLeft(now);
        return pause > 0 ? Math.min(pause, LOOKS_AGAIN_NANOS) : LOOKS_AGAIN_NANOS;
    }

    /** Whether there is anything that the broker does not have. */
    boolean busy() {
        return backlog.waiting() > 0 || inFlight.size() > 0 || registrar.pending();
    }

    /** Whether the broker has every sample, and only lacks word of what this host is. */
    boolean lacksRegistrationOnly() {
        return backlog.waiting() == 0 && inFlight.size() == 0 && registrar.pending();
    }

    private void takeIn() {
        ProducerRecord<byte[], byte[]> registration = mailbox.takeRegistration();
        if (registration != null) {
            registrar.set(registration);
        }
        for (Entry entry = mailbox.take(); entry != null; entry = mailbox.take()) {
            backlog.add(entry);
        }
    }

    private void settleAnswers(long now) {
        if (registrar.settle(now)) {
            link.worked();
        }
        for (Sent sent = inFlight.pollAcked(); sent != null; sent = inFlight.pollAcked()) {
            backlog.ackFirst();
            meters.acked();
            passed(sent.number());
            worked(now);
        }
        Sent failed = inFlight.firstFailed();
        if (failed != null && inFlight.allAnswered()) {
            failed(failed, now);
        }
        settleBurial(now);
    }

    private void settleBurial(long now) {
        Burial current = burial;
        if (current == null) {
            return;
        }
        if (current.over(link.away())) {
            buried(current, now);
            return;
        }
        Exception failure = current.takeFailure();
        if (failure != null) {
            link.failed(now, failure);
        }
    }

    private void worked(long now) {
        link.worked();
        health.progress(now);
    }

    private void passed(SampleNumber number) {
        if (aloneUntil != null && number.compareTo(aloneUntil) >= 0) {
            aloneUntil = null;
        }
    }

    private void failed(Sent failed, long now) {
        Exception failure = failed.failure();
        boolean alone = inFlight.size() == 1;
        startOver();
        if (failure != null && Burial.isDueTo(failure)) {
            refusal = String.valueOf(failure.getMessage());
            if (alone) {
                refused = failed.number();
            } else {
                aloneUntil = failed.number();
            }
        } else if (failure instanceof RetriableException) {
            link.failed(now, failure);
        } else if (failure != null) {
            registrar.rewind();
            link.renew(now, failure);
        }
    }

    private void startOver() {
        inFlight.clear();
        burial = null;
        backlog.rewind();
    }

    private void send(Producer<byte[], byte[]> producer, long now) {
        registrar.send(producer, now);
        if (burial != null) {
            burial.send(producer);
        }
        while (mayGoOn()) {
            Entry entry = backlog.next();
            if (entry == null || !sendOne(producer, entry, now)) {
                return;
            }
        }
    }

    private boolean mayGoOn() {
        boolean free = aloneUntil == null ? inFlight.hasRoom() : inFlight.size() == 0;
        return free && burial == null && inFlight.firstFailed() == null;
    }

    /** Returns whether the next one may follow. */
    private boolean sendOne(Producer<byte[], byte[]> producer, Entry entry, long now) {
        if (entry.number().equals(refused)) {
            burial = new Burial(entry, refusal, mailbox::wake);
            burial.send(producer);
            return false;
        }
        Sent sent = new Sent(entry.number(), entry.bytes(), mailbox::wake);
        inFlight.add(sent);
        sent.sendWith(producer, new ProducerRecord<>(topic, entry.key(), entry.value()));
        if (sent.failure() instanceof RetriableException failure) {
            // Not taken: the broker is away, or the producer's little room is used up.
            inFlight.removeLast();
            backlog.putBack(entry);
            link.failed(now, failure);
            return false;
        }
        return sent.failure() == null;
    }

    private void buried(Burial ended, long now) {
        backlog.ackFirst();
        account.giveUp(ended.entry());
        meters.dropped(DropReason.TOO_LARGE, 1);
        burial = null;
        refused = null;
        worked(now);
    }

    private void report(long now) {
        long oldest = backlog.oldestMillis();
        if (oldest > 0) {
            oldestMillis = oldest;
        }
        int waiting = backlog.waiting();
        if (waiting == 0) {
            meters.drained();
        }
        state.set(waiting, backlog.bytes(), oldestMillis);
        health.report(
                new ShippingHealth.Moment(now, waiting, backlog.inMemory(), oldestMillis, backlog.trouble()), link);
    }

    /** Whether waiting for the broker is in vain: what waits is safe on the disk, and no broker is connected. */
    boolean inVain() {
        return link.away() && backlog.inMemory() == 0;
    }

    /** Closes everything; what the producer holds may take that long to arrive. */
    void close(long now, Duration within) {
        link.close(within);
        settleAnswers(now);
        backlog.close();
    }
}
