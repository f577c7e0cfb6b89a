package io.hoststream.serve.view;

import io.hoststream.avro.HostInfo;
import java.time.Duration;
import java.util.Optional;

/**
 * How a host came and went: when it was heard first, since when its run is heard, whether that run was stopped in order, and
 * who had the name before. Times of arrival are the broker's, milliseconds since 1970.
 */
final class Presence {

    /** For how long it is worth saying that a name has another owner. */
    private static final long MOVED_FOR_MILLIS = Duration.ofHours(24).toMillis();

    /**
     * An installation took the name over.
     *
     * @param formerId the installation that had it before
     * @param atMillis when the new one was heard first
     */
    record Move(String formerId, long atMillis) {}

    private long firstMillis;
    private long runEpoch = Long.MIN_VALUE;
    private long runSinceMillis;
    private Optional<Move> move = Optional.empty();
    private String stoppedId = "";
    private long stoppedEpoch = Long.MIN_VALUE;

    /** Something was heard of a run. */
    void heard(long epochMillis, long arrivedMillis) {
        firstMillis = firstMillis == 0 ? arrivedMillis : Math.min(firstMillis, arrivedMillis);
        if (epochMillis != runEpoch) {
            runEpoch = epochMillis;
            runSinceMillis = arrivedMillis;
        }
    }

    /** Another installation than before is heard. */
    void moved(String formerId, long arrivedMillis) {
        move = Optional.of(new Move(formerId, arrivedMillis));
    }

    /** A collector says what its host is, and whether it stops. */
    void told(HostInfo info) {
        stoppedId = info.getStopped() == null ? "" : info.getHostId();
        stoppedEpoch = info.getEpoch().toEpochMilli();
    }

    /** Whether the run of that installation that was heard last was stopped in order. */
    boolean stopped(String hostId) {
        return stoppedId.equals(hostId) && stoppedEpoch == runEpoch;
    }

    long firstMillis() {
        return firstMillis;
    }

    /** When the run began, by the host's clock. */
    long runEpoch() {
        return runEpoch;
    }

    /** When the run was heard first. */
    long runSinceMillis() {
        return runSinceMillis;
    }

    /** The change of owner, if it was lately. */
    Optional<Move> lateMove(long nowMillis) {
        return move.filter(each -> nowMillis - each.atMillis() < MOVED_FOR_MILLIS);
    }
}
