package io.hoststream.serve.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Timers that go off when the test lets time pass. */
final class Timers {

    private record Timer(long atNanos, Runnable what) {}

    private final List<Timer> waiting = new ArrayList<>();
    private final AtomicLong nanos;

    Timers(AtomicLong nanos) {
        this.nanos = nanos;
    }

    void add(long millis, Runnable what) {
        waiting.add(new Timer(nanos.get() + TimeUnit.MILLISECONDS.toNanos(millis), what));
    }

    int size() {
        return waiting.size();
    }

    /** Lets time pass, and whatever is due happen at its time. */
    void pass(long millis) {
        long end = nanos.get() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (Optional<Timer> next = next(end); next.isPresent(); next = next(end)) {
            waiting.remove(next.get());
            nanos.set(next.get().atNanos());
            next.get().what().run();
        }
        nanos.set(end);
    }

    private Optional<Timer> next(long end) {
        return waiting.stream().filter(timer -> timer.atNanos() <= end).min(Comparator.comparingLong(Timer::atNanos));
    }
}
