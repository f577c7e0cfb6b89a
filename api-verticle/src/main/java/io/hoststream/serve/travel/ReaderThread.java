package io.hoststream.serve.travel;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of one traveller. A broker that is away is told and tried again; nothing that happens here ends the process. */
final class ReaderThread implements Reading {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderThread.class);
    private static final long AGAIN_MILLIS = 1000;
    private static final Duration CLOSE = Duration.ofMillis(500);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Function<Consumer<byte[], byte[]>, TopicReader> readers;
    private final Executor owner;
    private final CompletableFuture<Void> stop = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final AtomicReference<@Nullable Leg> leg = new AtomicReference<>();
    private final AtomicReference<@Nullable Consumer<byte[], byte[]>> open = new AtomicReference<>();
    private volatile @Nullable TopicReader reader;

    ReaderThread(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Function<Consumer<byte[], byte[]>, TopicReader> readers,
            Executor owner) {
        this.consumers = consumers;
        this.readers = readers;
        this.owner = owner;
    }

    void start(String name) {
        Thread thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public synchronized void begin(Leg next) {
        leg.set(next);
        TopicReader running = reader;
        if (running != null) {
            running.begin(next);
        }
        asked.complete(null);
    }

    @Override
    public void close() {
        stop.complete(null);
        asked.complete(null);
        Consumer<byte[], byte[]> consumer = open.get();
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void run() {
        asked.join();
        while (!stop.isDone()) {
            try {
                read();
            } catch (RuntimeException e) {
                failed(e);
            }
        }
        ended.complete(null);
    }

    private void read() {
        Consumer<byte[], byte[]> consumer = consumers.get();
        open.set(consumer);
        try {
            TopicReader opened = readers.apply(consumer);
            hand(opened);
            while (!stop.isDone()) {
                opened.runOnce();
            }
        } finally {
            reader = null;
            open.set(null);
            consumer.close(CloseOptions.timeout(CLOSE));
        }
    }

    /** In one step, so that no newer leg is replaced by the one before. */
    private synchronized void hand(TopicReader opened) {
        reader = opened;
        Leg first = leg.get();
        if (first != null) {
            opened.begin(first);
        }
    }

    private void failed(RuntimeException failure) {
        if (stop.isDone() || failure instanceof WakeupException || failure instanceof InterruptException) {
            return;
        }
        LOG.warn("the topic cannot be read for a traveller; it is tried again: {}", failure.toString());
        Leg told = leg.get();
        if (told != null) {
            owner.execute(() -> told.listener().unreachable(String.valueOf(failure.getMessage())));
        }
        CompletableFuture<Void> unused = stop.copy().completeOnTimeout(null, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
        unused.join();
    }
}
