package io.hoststream.collect.filesystem;

import io.hoststream.collect.reading.FilesystemReading.Space;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One mount being asked how full it is, on a worker's thread. */
final class MountCall implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(MountCall.class);

    private enum State {
        WAITING,
        ASKING,
        DONE
    }

    private final Mount mount;
    private final Function<Mount, @Nullable Space> asking;
    private final LongSupplier nanoClock;
    private final Queue<MountCall> finished;
    private volatile State state = State.WAITING;
    private volatile long since;
    private volatile MountAnswer answer = MountAnswer.NOT_ASKED;

    MountCall(Mount mount, Function<Mount, @Nullable Space> asking, LongSupplier nanoClock, Queue<MountCall> finished) {
        this.mount = mount;
        this.asking = asking;
        this.nanoClock = nanoClock;
        this.finished = finished;
    }

    @Override
    public void run() {
        since = nanoClock.getAsLong();
        state = State.ASKING;
        try {
            answer = MountAnswer.of(asking.apply(mount));
        } catch (RuntimeException e) {
            answer = MountAnswer.FAILED;
            LOG.debug("mountpoint={} cannot be looked at: {}", mount.mountpoint(), e.toString());
        } finally {
            state = State.DONE;
            finished.add(this);
        }
    }

    Mount mount() {
        return mount;
    }

    MountAnswer answer() {
        return answer;
    }

    boolean isDone() {
        return state == State.DONE;
    }

    boolean isLate(long now, long deadlineNanos) {
        return state == State.ASKING && now - since >= deadlineNanos;
    }

    /** Until it is late; its whole time if it has not been asked yet. */
    long nanosLeft(long now, long deadlineNanos) {
        return state == State.ASKING ? Math.max(0, deadlineNanos - (now - since)) : deadlineNanos;
    }
}
