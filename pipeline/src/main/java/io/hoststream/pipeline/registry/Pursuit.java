package io.hoststream.pipeline.registry;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a registry for the ids until it answers, with longer and longer pauses. */
final class Pursuit {

    private static final Logger LOG = LoggerFactory.getLogger(Pursuit.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Enrolment enrolment;
    private final NumbersFile file;
    private final RegistryIds ids;
    private final LongSupplier nanos;
    private final CountDownLatch never = new CountDownLatch(1);
    private boolean complained;

    /** {@code nanos} is a monotonic clock. */
    Pursuit(Enrolment enrolment, NumbersFile file, RegistryIds ids, LongSupplier nanos) {
        this.enrolment = enrolment;
        this.file = file;
        this.ids = ids;
        this.nanos = nanos;
    }

    RegistryIds ids() {
        return ids;
    }

    /**
     * Asks until the ids are known. If they are known from an earlier run only, the registry is asked further on a thread.
     *
     * @throws RegistryException if the registry refuses, or is still away after that time
     */
    void await(Duration within) {
        long end = nanos.getAsLong() + within.toNanos();
        Optional<RegistryException> failure = attempt();
        for (Duration pause = FIRST_PAUSE; failure.isPresent(); pause = longer(pause)) {
            RegistryException why = failure.get();
            if (why.passing() && ids.known()) {
                start();
                return;
            }
            if (!why.passing() || nanos.getAsLong() + pause.toNanos() > end || !pause(pause)) {
                throw why;
            }
            failure = attempt();
        }
    }

    /** Asks on a thread until the registry has answered. */
    void start() {
        Thread thread = new Thread(this::run, "schema-registry");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (attempt().isPresent() && pause(pause)) {
            pause = longer(pause);
        }
    }

    /** Asks once. Returns why the registry did not answer with ids, if it did not. */
    Optional<RegistryException> attempt() {
        try {
            Numbers numbers = enrolment.enrol();
            ids.set(numbers);
            file.save(numbers);
            LOG.info("the schema registry knows all schemas");
            return Optional.empty();
        } catch (RegistryException e) {
            ids.trouble(String.valueOf(e.getMessage()));
            complain(e);
            return Optional.of(e);
        }
    }

    private void complain(RegistryException why) {
        if (why.passing() && !ids.known()) {
            file.load().ifPresent(kept -> {
                ids.set(kept);
                LOG.warn("{}; the ids that it gave before are used", why.getMessage());
                complained = true;
            });
        }
        if (!complained) {
            complained = true;
            LOG.warn("{}", why.getMessage());
        }
    }

    private boolean pause(Duration pause) {
        try {
            return !never.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
