package io.hoststream.serve.live;

import io.hoststream.serve.live.Resumption.Last;
import io.hoststream.serve.travel.CatchUp;
import io.hoststream.serve.travel.Cursor;
import io.hoststream.serve.travel.Placed;
import io.hoststream.serve.travel.Reading;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import io.hoststream.serve.view.ViewLimits;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** One client that comes back and is brought from the topic what memory does not have any more. */
final class Comeback implements CatchUp.Receiver {

    private static final int MOST_ROWS = CatchUp.Bounds.STANDARD.rows();
    private static final ViewLimits LIMITS =
            new ViewLimits(Duration.ofDays(365), Duration.ofDays(365), MOST_ROWS, 10_000);

    private final Feed feed;
    private final LiveView view;
    private final Cursor cursor;
    private final Set<String> lacking;
    private final LiveView brought = new LiveView(LIMITS);
    private final Map<String, Last> last = new HashMap<>();
    private final CatchUp catchUp;
    private final LongSupplier wallMillis;
    private long tickedAt;
    private Consumer<Resumption> then = resumption -> {};

    Comeback(Feed feed, LiveView view, Cursor cursor, List<HostView> lacking, long nowMillis, LongSupplier wallMillis) {
        this.wallMillis = wallMillis;
        this.feed = feed;
        this.view = view;
        this.cursor = cursor;
        this.lacking = Comebacks.names(lacking);
        this.tickedAt = nowMillis;
        Map<Integer, Long> from = new HashMap<>();
        lacking.forEach(host -> cursor.next(host.partition()).ifPresent(next -> from.put(host.partition(), next)));
        this.catchUp = new CatchUp(from, this::goal, CatchUp.Bounds.STANDARD, this);
    }

    void start(Reading reading, Consumer<Resumption> whenDone) {
        then = whenDone;
        catchUp.start(reading, lacking::contains);
    }

    void tick(long nowMillis) {
        catchUp.pass(nowMillis - tickedAt);
        tickedAt = nowMillis;
    }

    /** From where on memory has everything of the hosts that lacked something. */
    private long goal(int partition) {
        long goal = view.positions().from(partition);
        for (HostView host : feed.channel().hosts()) {
            if (host.partition() == partition && lacking.contains(host.host())) {
                goal = Math.max(goal, host.keptFromOffset());
            }
        }
        return goal;
    }

    @Override
    public void bring(Placed sample) {
        if (feed.channel().wanted().host(sample.sample().getHost())) {
            brought.apply(sample.sample(), sample.arrival());
            last.put(
                    sample.sample().getHost(),
                    new Last(
                            sample.sample().getEpoch().toEpochMilli(),
                            sample.sample().getSequence(),
                            sample.sample().getTime().toEpochMilli()));
        }
    }

    /** Hosts that lacked something go on where the reading ended; the others, in the same partition too, where the client was. */
    @Override
    public void done(SortedMap<Integer, Long> reached, SortedSet<Integer> tooOld, Optional<CatchUp.Lack> lack) {
        Resumption resumption =
                new Resumption(feed.channel().wanted().id(), cursor.next(), cursor.millis(), true, view.positions());
        resumption.goOn(lacking, new TreeMap<>(reached));
        resumption.reason(lack.orElse(CatchUp.Lack.TOO_OLD).text());
        last.forEach(resumption::last);
        resumption.sent(send(tooOld));
        then.accept(resumption);
    }

    /** The frames of what was brought, under numbers that the feed tells anew when it goes on. */
    private long send(SortedSet<Integer> tooOld) {
        Wanted wanted = feed.channel().wanted();
        Channel channel = new Channel(wanted, brought.hosts(feed.client().access()));
        Feed once = new Feed(channel, feed.client(), feed.client().meters());
        once.resume(new Resumption(wanted.id(), Map.of(), Long.MIN_VALUE / 2, false, brought.positions()));
        channel.join(once);
        long rows = 0;
        for (HostView host : channel.hosts()) {
            rows += host.rows();
            if (tooOld.contains(host.partition())) {
                feed.notices()
                        .add(Frames.gap(
                                wanted.id(), -1, new Frames.Gap(cursor.millis(), host.time(0), null, "too_old")));
                tooOld.remove(host.partition());
            }
        }
        for (int i = 0; i < tooOld.size(); i++) {
            Frames.Gap all = new Frames.Gap(cursor.millis(), wallMillis.getAsLong(), null, "too_old");
            feed.notices().add(Frames.gap(wanted.id(), -1, all));
        }
        feed.notices().before(once);
        return rows;
    }
}
