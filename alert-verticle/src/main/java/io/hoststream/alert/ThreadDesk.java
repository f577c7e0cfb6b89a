package io.hoststream.alert;

import io.hoststream.pipeline.loop.RetriableException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A desk with a thread of its own, since a transaction blocks. Once something has failed it writes nothing more. */
final class ThreadDesk implements Desk {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadDesk.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final TopicPartition samples;
    private final DeskParts parts;
    private final AlertHealth health;
    private final ExecutorService thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Transactions transactions;
    private @Nullable ParcelForm form;
    private boolean broken;

    ThreadDesk(TopicPartition samples, DeskParts parts, AlertHealth health) {
        this.samples = samples;
        this.parts = parts;
        this.health = health;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(work, "alert-" + samples.partition());
            made.setDaemon(true);
            return made;
        });
    }

    @Override
    public CompletableFuture<Restored> open() {
        return CompletableFuture.supplyAsync(this::takeOver, thread);
    }

    private Restored takeOver() {
        Transactions opened = parts.transactions(samples);
        transactions = opened;
        opened.open();
        Restored restored = parts.restorer(samples).read();
        form = parts.form(samples, restored.topicId());
        return restored;
    }

    @Override
    public CompletableFuture<Void> write(Parcel parcel) {
        return CompletableFuture.runAsync(() -> writeUntilDone(parcel), thread);
    }

    private void writeUntilDone(Parcel parcel) {
        Duration wait = FIRST_WAIT;
        while (!writeOnce(parcel)) {
            if (await(wait)) {
                broken = true;
                throw new RetriableException("the partition left before its alerts could be written");
            }
            Duration doubled = wait.multipliedBy(2);
            wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        }
        health.wrote(samples);
    }

    private boolean writeOnce(Parcel parcel) {
        Transactions to = transactions;
        ParcelForm as = form;
        if (broken || to == null || as == null) {
            throw new VoidException(
                    samples + " is not open", false, new IllegalStateException("an earlier write failed"));
        }
        try {
            to.write(as.records(parcel), as.offset(parcel), !parcel.events().isEmpty());
            return true;
        } catch (RetriableException e) {
            health.cannotWrite(samples, String.valueOf(e.getMessage()));
            return false;
        } catch (RuntimeException e) {
            broken = true;
            throw e;
        }
    }

    /** Waits before the next attempt; true if there is to be none. */
    private boolean await(Duration wait) {
        try {
            return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void release(Parcel last, Duration bound) {
        closing.countDown();
        CompletableFuture<Void> done = CompletableFuture.runAsync(() -> writeLast(last), thread);
        try {
            done.get(bound.toMillis(), TimeUnit.MILLISECONDS);
            closeOnThread(bound);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            abandon();
        } catch (ExecutionException | TimeoutException e) {
            // Not stored, so not handled: whoever gets the partition evaluates those samples again.
            LOG.warn("partition={} left before everything was stored: {}", samples, told(e));
            abandon();
        }
    }

    private static String told(Exception failure) {
        Throwable cause = failure.getCause();
        return cause == null || cause instanceof CompletionException ? "it took too long" : String.valueOf(cause);
    }

    private void writeLast(Parcel last) {
        if (!writeOnce(last)) {
            throw new RetriableException("the broker did not take it");
        }
    }

    private void closeOnThread(Duration bound) {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(() -> close(bound));
        thread.shutdown();
    }

    private void abandon() {
        closeOnThread(Duration.ZERO);
    }

    @Override
    public void drop() {
        closing.countDown();
        abandon();
    }

    private void close(Duration bound) {
        Transactions open = transactions;
        if (open != null) {
            try {
                open.close(bound);
            } catch (InterruptException e) {
                LOG.debug("partition={} was closed without waiting", samples);
            }
        }
    }
}
