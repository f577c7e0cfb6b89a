package io.hoststream.pipeline.loop;

import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.role.RoleContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns a loop and its consumer. A failure that the loop does not handle is handed to {@link
 * RoleContext#fatal()}: a consumer that silently stopped would look like a quiet night.
 */
public final class LoopThread {

    private static final Logger LOG = LoggerFactory.getLogger(LoopThread.class);
    private static final Duration DRAIN = Duration.ofSeconds(2);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final RoleContext context;
    private final String name;
    private final Consumer<byte[], byte[]> consumer;
    private final KafkaDeadLetters deadLetters;
    private final Loop<?> loop;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean stopping;

    private <T> LoopThread(RoleContext context, LoopSpec<T> spec, Sink<T> sink) {
        this.context = context;
        this.name = spec.name();
        this.consumer = KafkaClients.consumer(context.kafka(), spec.name(), groupOf(spec));
        this.deadLetters = new KafkaDeadLetters(context.kafka(), spec.name());
        LoopTiming timing = LoopTiming.standard(context.clock(), System::nanoTime);
        MeteredMonitor monitor = new MeteredMonitor(context, spec.name(), consumer);
        this.loop = new Loop<>(consumer, spec, sink, new LoopParts(lettersOf(spec), timing, monitor));
    }

    /** Starts a loop on a thread of its own, named after it. */
    public static <T> LoopThread start(RoleContext context, LoopSpec<T> spec, Sink<T> sink) {
        LoopThread runner = new LoopThread(context, spec, sink);
        Thread thread = new Thread(runner::run, "loop-" + spec.name());
        thread.setDaemon(true);
        thread.start();
        return runner;
    }

    /**
     * Stops the loop: no new records, the batches under way finish (up to 2 s), offsets are committed, the group is left.
     * Does not block; the stage completes when the thread has ended. May be called more than once.
     */
    public CompletionStage<Void> stop() {
        stopping = true;
        if (!ended.isDone()) {
            // Ends whatever the thread waits for, now or next; the loop asks again where it must not be ended.
            consumer.wakeup();
        }
        return ended.minimalCompletionStage();
    }

    // Whatever ends the thread has to be told: a thread that died in silence would look like a quiet night.
    @SuppressWarnings("checkstyle:illegalcatch")
    private void run() {
        try {
            loop.start();
            while (!stopping) {
                loop.runOnce();
            }
        } catch (Throwable e) {
            if (!(stopping && e instanceof WakeupException)) {
                context.fatal().accept(e);
            }
        } finally {
            close();
        }
    }

    private void close() {
        try {
            loop.close(DRAIN);
        } catch (RuntimeException e) {
            LOG.warn("loop={} could not finish cleanly; what it did not commit comes again: {}", name, e.toString());
        }
        try {
            consumer.close(CloseOptions.timeout(CLOSE));
            deadLetters.close();
        } catch (RuntimeException e) {
            LOG.warn("loop={} could not leave its group cleanly: {}", name, e.toString());
        } finally {
            context.health().remove(name);
            ended.complete(null);
        }
    }

    /**
     * Where the malformed records of a loop go. A tail reads the same records again at every start, and so does every other
     * tail: a group reads each of them once, and that is enough for the dead letters.
     */
    private DeadLetters lettersOf(LoopSpec<?> spec) {
        return spec.subscription() instanceof Subscription.Tail
                ? letters -> CompletableFuture.completedFuture(null)
                : deadLetters;
    }

    private static String groupOf(LoopSpec<?> spec) {
        return spec.subscription() instanceof Subscription.Group group ? group.id() : "";
    }
}
