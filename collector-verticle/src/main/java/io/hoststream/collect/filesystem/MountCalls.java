package io.hoststream.collect.filesystem;

import io.hoststream.collect.reading.FilesystemReading.Space;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks mounts how full they are, a few at a time, each with a deadline that runs from when it is asked. A worker whose
 * mount does not answer is given up for as long as that lasts, and another takes its place, up to a bound. Used by one
 * thread.
 */
final class MountCalls {

    private static final int WORKERS = 2;
    private static final int MOST_GIVEN_UP = 32;
    private static final long STACK_BYTES = 256 * 1024;
    private static final long IDLE_SECONDS = 2;

    private final Function<Mount, @Nullable Space> asking;
    private final long deadlineNanos;
    private final LongSupplier nanoClock;
    private final BlockingQueue<MountCall> finished = new LinkedBlockingQueue<>();
    private final Map<String, MountCall> stuck = new HashMap<>();
    private final ThreadPoolExecutor workers;

    MountCalls(Function<Mount, @Nullable Space> asking, long deadlineNanos, LongSupplier nanoClock) {
        this.asking = asking;
        this.deadlineNanos = deadlineNanos;
        this.nanoClock = nanoClock;
        AtomicInteger number = new AtomicInteger();
        this.workers = new ThreadPoolExecutor(
                WORKERS,
                WORKERS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> worker(task, number.incrementAndGet()),
                // After close(); whoever asks is told by an interrupt.
                new ThreadPoolExecutor.DiscardPolicy());
        // The number of core threads follows the number that is given up: see fitWorkers().
        workers.setMaximumPoolSize(WORKERS + MOST_GIVEN_UP);
        workers.allowCoreThreadTimeOut(true);
    }

    private static Thread worker(Runnable task, int number) {
        Thread thread = new Thread(null, task, "collect-mount-" + number, STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    }

    /** Asks every mount; returns when each has answered, or been found stuck, or can have no worker. */
    Map<Mount, MountAnswer> ask(List<Mount> mounts) throws InterruptedException {
        forgetReturned();
        Map<Mount, MountAnswer> answers = new LinkedHashMap<>();
        Set<MountCall> open = new LinkedHashSet<>();
        try {
            for (Mount mount : mounts) {
                if (stuck.containsKey(mount.mountpoint())) {
                    answers.put(mount, MountAnswer.STUCK);
                } else {
                    answers.put(mount, MountAnswer.NOT_ASKED);
                    open.add(begin(mount));
                }
            }
            await(open, answers);
        } finally {
            // Also where the system has no thread left for a worker: what nobody waits for is not to be asked later.
            open.forEach(workers::remove);
        }
        return answers;
    }

    /** Until each has answered, or been found stuck, or can have no worker. */
    private void await(Set<MountCall> open, Map<Mount, MountAnswer> answers) throws InterruptedException {
        long look = nanoClock.getAsLong() + deadlineNanos;
        while (!open.isEmpty() && stuck.size() < WORKERS + MOST_GIVEN_UP) {
            take(open, answers, look);
            // Thousands may be open: who is late is looked into when somebody can be, not at every answer.
            if (nanoClock.getAsLong() - look >= 0) {
                look = giveUpLate(open, answers);
            }
        }
    }

    /** Starts no more calls. */
    void close() {
        workers.shutdownNow();
    }

    private MountCall begin(Mount mount) {
        MountCall call = new MountCall(mount, asking, nanoClock, finished);
        workers.execute(call);
        return call;
    }

    /** Waits for answers, but not past a time. */
    private void take(Set<MountCall> open, Map<Mount, MountAnswer> answers, long until) throws InterruptedException {
        MountCall call = finished.poll(until - nanoClock.getAsLong(), TimeUnit.NANOSECONDS);
        while (call != null) {
            // A call that was given up earlier may come back here: it is not open any more.
            if (open.remove(call)) {
                answers.put(call.mount(), call.answer());
            }
            call = finished.poll();
        }
    }

    /** Gives up those whose deadline has passed; returns when the next one's may. */
    private long giveUpLate(Set<MountCall> open, Map<Mount, MountAnswer> answers) {
        long now = nanoClock.getAsLong();
        long left = deadlineNanos;
        for (MountCall call : List.copyOf(open)) {
            if (call.isLate(now, deadlineNanos)) {
                open.remove(call);
                stuck.put(call.mount().mountpoint(), call);
                answers.put(call.mount(), MountAnswer.STUCK);
            } else {
                left = Math.min(left, call.nanosLeft(now, deadlineNanos));
            }
        }
        fitWorkers();
        return now + left;
    }

    private void forgetReturned() {
        finished.clear();
        stuck.values().removeIf(MountCall::isDone);
        fitWorkers();
    }

    private void fitWorkers() {
        workers.setCorePoolSize(WORKERS + Math.min(stuck.size(), MOST_GIVEN_UP));
    }
}
