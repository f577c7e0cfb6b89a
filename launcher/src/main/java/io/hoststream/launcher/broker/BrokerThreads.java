package io.hoststream.launcher.broker;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.internals.Exit;
import org.jspecify.annotations.Nullable;

/**
 * The thread group of one broker. Every thread that Kafka starts inherits it, which tells who asks when Kafka wants to
 * end the process, although Kafka's exit procedures are one per process, and which threads a broker left behind.
 */
final class BrokerThreads extends ThreadGroup {

    /** Daemon threads of Kafka's metrics, started once per process and never stopped. */
    private static final String METER_THREADS = "metrics-meter-tick-thread";

    private final Consumer<String> exitWanted;

    /** @param exitWanted takes the reason whenever a thread of this group wants the process to end */
    BrokerThreads(Consumer<String> exitWanted) {
        super("hoststream-broker");
        this.exitWanted = exitWanted;
    }

    /**
     * Replaces Kafka's exit and halt procedures, which end the process without shutdown hooks, by ones that tell the
     * broker concerned and return. They hold nothing and stay for good: a late thread must not end the process either.
     */
    static void interceptExits() {
        Exit.setExitProcedure((status, message) -> exitWanted("exit", status, message));
        Exit.setHaltProcedure((status, message) -> exitWanted("halt", status, message));
    }

    /** A daemon thread of this group, not yet started. */
    Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(this, work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** The threads of this group that still run. */
    List<Thread> alive() {
        Thread[] found = new Thread[activeCount() + 16];
        int count = enumerate(found, true);
        return Stream.of(found).limit(count).filter(Objects::nonNull).toList();
    }

    /** Waits until every thread of this group but the caller has ended; returns those that had not after {@code limit}. */
    List<Thread> awaitEnd(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        for (List<Thread> left = others(); !left.isEmpty(); left = others()) {
            long remaining = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (remaining <= 0) {
                break;
            }
            try {
                left.get(0).join(remaining);
            } catch (InterruptedException e) {
                interrupted = true;
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return others();
    }

    private List<Thread> others() {
        Thread self = Thread.currentThread();
        return alive().stream()
                .filter(thread -> thread != self && !thread.getName().startsWith(METER_THREADS))
                .toList();
    }

    private static void exitWanted(String kind, int status, @Nullable String message) {
        String reason = "Kafka wanted to " + kind + " the process with status " + status
                + (message == null ? "" : ": " + message);
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group != null && !(group instanceof BrokerThreads)) {
            group = group.getParent();
        }
        if (!(group instanceof BrokerThreads broker)) {
            throw new IllegalStateException(reason + ", on a thread of no broker");
        }
        broker.exitWanted.accept(reason);
    }
}
