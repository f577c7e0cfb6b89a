package io.hoststream.serve.travel;

import io.hoststream.serve.travel.Position.State;
import io.hoststream.serve.travel.Start.AtOffsets;
import io.hoststream.serve.travel.Start.AtTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A way through the past, from one time on, at a speed: the samples come in the order in which they arrived, each partition's
 * without a gap, until now is reached. Belongs to one thread and knows no clock: {@link #tick} says what time it is, some
 * twenty times a second.
 */
public final class Journey {

    /** How near to now it may become live. */
    static final long LIVE_WITHIN_MILLIS = 1000;

    private static final int MOST_PER_TICK = 5000;
    private static final int PARTITIONS_AT_ONCE = 12;
    private static final long TELL_EVERY_MILLIS = 1000;
    private static final long STUCK_AFTER_MILLIS = 500;

    /** Hears of one leg, for as long as it is the one under way. */
    private final class Underway implements Leg.Listener {

        @Override
        public void located(Located where) {
            if (isCurrent()) {
                begins(where);
            }
        }

        @Override
        public void read(Chunk chunk) {
            if (isCurrent() && shelf != null) {
                shelf.add(chunk);
            }
        }

        @Override
        public void unreachable(String why) {
            if (isCurrent()) {
                fails();
            }
        }

        // Which of two legs it is, is the question.
        @SuppressWarnings("ReferenceEquality")
        private boolean isCurrent() {
            return leg == this;
        }
    }

    private final Stage stage;
    private final Route route;
    private final Conflation conflation;
    private final Clockwork clock;
    private Backlog backlog = new Backlog(Leg.READ_AHEAD_BYTES);
    private @Nullable Underway leg;
    private long from;
    private @Nullable Shelf shelf;
    private OptionalLong oldest = OptionalLong.empty();
    private State state = State.LOADING;
    private boolean arrived;
    private boolean over;
    private long nowMillis;
    private long toldAt = Long.MIN_VALUE;
    private long movedAt;
    private long stuckSince;

    /** A journey from a time on; {@code monotonicMillis} is now. */
    public Journey(Stage stage, Route route, long from, double speed, long monotonicMillis) {
        this.stage = stage;
        this.route = route;
        this.conflation = new Conflation(stage);
        this.from = from;
        this.clock = new Clockwork(from, speed, monotonicMillis);
        this.nowMillis = monotonicMillis;
        this.movedAt = monotonicMillis;
        this.stuckSince = monotonicMillis;
    }

    /** Sets out: has the topic read, and tells where it is. */
    public void start() {
        begin(new AtTime(from - route.historyMillis()));
        tell();
    }

    /** Goes on at another speed; 0 stands still. */
    public void pace(double speed, long monotonicMillis) {
        nowMillis = monotonicMillis;
        clock.pace(speed, monotonicMillis);
        backlog.hold(speed == 0 && arrived);
        movedAt = monotonicMillis;
        stuckSince = monotonicMillis;
        if (state != State.LOADING) {
            state = going();
        }
        tell();
    }

    /** Where it would be if it were live. */
    public Position live(long wallMillis) {
        return new Position(wallMillis, 1, oldest, State.LIVE);
    }

    /** How many times as fast as it was it is to go. */
    public double speed() {
        return clock.speed();
    }

    /** Time went on. {@code wallMillis} is now, in milliseconds since 1970. */
    public void tick(long monotonicMillis, long wallMillis) {
        nowMillis = monotonicMillis;
        if (over) {
            return;
        }
        State before = state;
        if (arrived) {
            move(wallMillis);
        } else {
            load(wallMillis);
        }
        if (state != before || monotonicMillis - toldAt >= TELL_EVERY_MILLIS || toldAt == Long.MIN_VALUE) {
            tell();
        }
    }

    private void begin(Start start) {
        backlog = new Backlog(Leg.READ_AHEAD_BYTES / PARTITIONS_AT_ONCE);
        shelf = null;
        Underway next = new Underway();
        leg = next;
        route.reading().begin(new Leg(start, route.partitions(), route.hosts(), backlog, next));
    }

    private void begins(Located where) {
        shelf = new Shelf(where.starts(), backlog);
        oldest = where.oldestMillis();
        if (!arrived && oldest.isPresent()) {
            from = Math.max(from, oldest.getAsLong());
        }
    }

    /** The reader tries the same again by itself; whatever was taken by now is not to come twice. */
    private void fails() {
        Shelf before = shelf;
        if (before != null) {
            begin(new AtOffsets(before.next()));
        }
        state = State.LOADING;
        tell();
    }

    /** Where it stands in each partition; empty while nothing is known. */
    public Map<Integer, Long> next() {
        return shelf == null ? Map.of() : shelf.next();
    }

    private void load(long wallMillis) {
        Shelf here = shelf;
        clock.set(from, nowMillis);
        if (here == null) {
            return;
        }
        for (int i = 0; i < MOST_PER_TICK; i++) {
            Placed sample = here.take(from).orElse(null);
            if (sample == null) {
                finishLoading(here, wallMillis);
                return;
            }
            stage.before(sample);
        }
    }

    private void finishLoading(Shelf here, long wallMillis) {
        if (here.complete() >= from || from >= wallMillis) {
            arrived = true;
            movedAt = nowMillis;
            stuckSince = nowMillis;
            backlog.hold(clock.speed() == 0);
            stage.arrived();
            state = going();
        }
    }

    private void move(long wallMillis) {
        Shelf here = shelf;
        long shown = clock.at(movedAt);
        long wanted = Math.max(shown, Math.min(clock.at(nowMillis), wallMillis));
        if (here == null || clock.speed() == 0) {
            return;
        }
        List<Placed> due = due(here, wanted);
        conflation.show(due);
        boolean stopped = due.size() == MOST_PER_TICK;
        long until = stopped ? due.get(due.size() - 1).arrival().millis() : Math.min(wanted, here.complete());
        if (until >= wanted || until > shown || stopped) {
            stuckSince = nowMillis;
        }
        movedAt = nowMillis;
        clock.set(Math.max(shown, until), nowMillis);
        state = nowMillis - stuckSince > STUCK_AFTER_MILLIS ? State.LOADING : going();
        goLive(here, wallMillis);
    }

    private void goLive(Shelf here, long wallMillis) {
        boolean near = wallMillis - clock.at(nowMillis) <= LIVE_WITHIN_MILLIS;
        if (near && clock.speed() >= 1 && stage.live(here.next())) {
            over = true;
            state = State.LIVE;
        }
    }

    private static List<Placed> due(Shelf here, long wanted) {
        List<Placed> due = new ArrayList<>();
        for (int i = 0; i < MOST_PER_TICK; i++) {
            Placed sample = here.take(wanted + 1).orElse(null);
            if (sample == null) {
                break;
            }
            due.add(sample);
        }
        return due;
    }

    private State going() {
        return clock.speed() == 0 ? State.PAUSED : State.TRAVELLING;
    }

    private void tell() {
        toldAt = nowMillis;
        double speed = state == State.LIVE ? 1 : clock.speed();
        stage.position(new Position(clock.at(nowMillis), speed, oldest, state));
    }
}
