package io.hoststream.launcher.broker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker with its controller inside this process, for one start and one close. Thread-safe: {@link #close()} may
 * come from any thread, also while {@link #start()} is under way.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private enum State {
        NEW,
        STARTING,
        READY,
        FAILED,
        CLOSED
    }

    /** How long starting and closing may take, and how often free space is looked at. */
    record Limits(Duration start, Duration close, Duration watchPeriod) {
        static final Limits DEFAULT = new Limits(Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(2));
    }

    private final BrokerSettings settings;
    private final BrokerListener listener;
    private final Limits limits;
    private final BrokerRun run;
    private final BrokerThreads threads = new BrokerThreads(reason -> fail(reason, null));
    private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
    private final CompletableFuture<KafkaNode> started = new CompletableFuture<>();
    private final Thread starter = threads.daemon("hoststream-broker-start", this::open);
    private volatile BrokerStage stage = BrokerStage.PREPARING;

    /** A broker that is not started yet. */
    public EmbeddedBroker(BrokerSettings settings, BrokerListener listener) {
        this(settings, listener, Limits.DEFAULT);
    }

    EmbeddedBroker(BrokerSettings settings, BrokerListener listener, Limits limits) {
        this.settings = settings;
        this.listener = listener;
        this.limits = limits;
        this.run = new BrokerRun(settings);
    }

    /**
     * Starts the broker and returns when a client can produce, after 30 seconds at most. Blocks; not for an event loop.
     *
     * @throws BrokerStartException if it cannot be started; everything that was taken has been given back
     */
    public void start() {
        if (!state.compareAndSet(State.NEW, State.STARTING)) {
            throw new IllegalStateException("a broker is started once; it is " + state.get());
        }
        BrokerThreads.interceptExits();
        starter.start();
        try {
            watch(started.get(limits.start().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            giveUp();
            throw StartFailures.explain(settings, e);
        } catch (TimeoutException e) {
            giveUp();
            throw StartFailures.tooSlow(settings, limits.start(), stage, e);
        } catch (InterruptedException e) {
            giveUp();
            Thread.currentThread().interrupt();
            throw new BrokerStartException("The start of the embedded broker was interrupted", e);
        }
    }

    /** Where clients connect to, as {@code host:port}; known once {@link #start()} has returned. */
    public String bootstrap() {
        if (!started.isDone() || started.isCompletedExceptionally()) {
            throw new IllegalStateException("the broker was not started");
        }
        String host = settings.host();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + run.clientsPort();
    }

    /** Whether clients can use the broker: started, not failed, not closed. */
    public boolean isReady() {
        return state.get() == State.READY;
    }

    /**
     * Stops the broker and waits for it, for 5 seconds at most; what is acknowledged stays on disk either way. Does
     * nothing if it is closed or was never started.
     */
    @Override
    public synchronized void close() {
        State before = state.getAndSet(State.CLOSED);
        if (before == State.STARTING) {
            started.completeExceptionally(new BrokerStartException("The embedded broker was closed while it started"));
            endStart();
        } else if (before == State.READY || before == State.FAILED) {
            Duration handover = before == State.READY ? limits.close().dividedBy(2) : Duration.ZERO;
            Thread stopper = threads.daemon("hoststream-broker-stop", () -> run.close(handover));
            stopper.start();
            awaitThreads(limits.close());
        }
    }

    private void open() {
        FutureTask<KafkaNode> opening = new FutureTask<>(() ->
                run.open(this::reached, new BrokerRun.Watch(limits.watchPeriod(), this::spaceChanged), this::fail));
        opening.run();
        try {
            ready(opening.get());
        } catch (ExecutionException | BrokerStartException e) {
            undo(e);
        } catch (InterruptedException e) {
            undo(e);
            Thread.currentThread().interrupt();
        }
    }

    private void ready(KafkaNode node) {
        if (!state.compareAndSet(State.STARTING, State.READY)) {
            throw new BrokerStartException("The start of the embedded broker was given up");
        }
        reached(BrokerStage.READY);
        started.complete(node);
    }

    private void undo(Exception cause) {
        run.close(Duration.ZERO);
        started.completeExceptionally(cause);
    }

    private void reached(BrokerStage next) {
        if (state.get() != State.STARTING && next != BrokerStage.READY) {
            throw new BrokerStartException("The start of the embedded broker was given up");
        }
        stage = next;
        LOG.debug("broker start stage={} directory={}", next, settings.dataDir());
        listener.stageReached(next);
    }

    private void spaceChanged(FreeSpaceState next, long freeBytes) {
        listener.freeSpaceChanged(next, freeBytes);
    }

    private void watch(KafkaNode node) {
        threads.daemon("hoststream-broker-watch", () -> {
                    node.awaitStopped();
                    fail("Kafka shut itself down", null);
                })
                .start();
    }

    private void fail(String reason, @Nullable Throwable cause) {
        long free = FreeSpaceWatchdog.freeBytes(settings.dataDir());
        BrokerFailure failure = new BrokerFailure(settings.dataDir(), reason, free, cause);
        if (state.compareAndSet(State.STARTING, State.FAILED)) {
            started.completeExceptionally(new BrokerStartException(failure.message(), cause));
        } else if (state.compareAndSet(State.READY, State.FAILED)) {
            LOG.error("the embedded broker died message={}", failure.message(), cause);
            Thread reporter =
                    new Thread(threads.getParent(), () -> listener.failed(failure), "hoststream-broker-failure");
            reporter.setDaemon(true);
            reporter.start();
        }
    }

    private void giveUp() {
        state.compareAndSet(State.STARTING, State.FAILED);
        endStart();
    }

    /** A start ends by itself after its current stage; interrupted in the middle, Kafka leaves threads behind. */
    private void endStart() {
        Duration patience = limits.close().multipliedBy(3).dividedBy(4);
        if (!threads.awaitEnd(patience).isEmpty()) {
            starter.interrupt();
            awaitThreads(limits.close().minus(patience));
        }
    }

    private void awaitThreads(Duration limit) {
        List<Thread> left = threads.awaitEnd(limit);
        if (!left.isEmpty()) {
            LOG.warn("broker threads still run after close limit={} threads={}", limit, left);
            left.forEach(Thread::interrupt);
        }
    }
}
