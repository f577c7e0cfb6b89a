package io.hoststream.serve.live;

import io.hoststream.serve.live.Resumption.Last;
import io.hoststream.serve.travel.CatchUp;
import io.hoststream.serve.travel.Cursor;
import io.hoststream.serve.travel.Placed;
import io.hoststream.serve.travel.Reading;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
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
import org.jspecify.annotations.Nullable;

/** One client that comes back and is brought from the topic what memory does not have any more. */
final class Comeback implements CatchUp.Receiver {

    private final Feed feed;
    private final LiveView view;
    private final Cursor cursor;
    private final Set<String> lacking;
    private final Brought brought;
    private final Map<String, Last> last = new HashMap<>();
    private final CatchUp catchUp;
    private final LongSupplier wallMillis;
    private long tickedAt;
    private Consumer<Resumption> then = resumption -> {};
    /** What was brought, on its way to the client; null while it is read. */
    private @Nullable Sending sending;

    /** The channel and where it goes on, and the one that follows it. */
    private record Sending(Channel channel, Resumption here, Resumption after) {}

    Comeback(Feed feed, LiveView view, Cursor cursor, List<HostView> lacking, long nowMillis, LongSupplier wallMillis) {
        this.wallMillis = wallMillis;
        this.feed = feed;
        this.view = view;
        this.brought = new Brought(feed.client().access());
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

    /** What hosts are in, or who may see them, may have changed: nothing is sent of those that the client may not see now. */
    void reconsider() {
        if (sending != null) {
            sending.channel().hosts().stream()
                    .map(HostView::host)
                    .filter(host -> !feed.channel().wanted().host(host))
                    .forEach(this::drop);
        }
    }

    /** Nothing is sent of a host any more. */
    void drop(String host) {
        Sending now = sending;
        if (now != null
                && now.channel().hosts().stream().anyMatch(each -> each.host().equals(host))) {
            now.channel().removed(host);
            now.after().takeOver(host, now.here());
        }
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
    public long holding(Placed sample) {
        return brought.with(sample);
    }

    @Override
    public void bring(Placed sample) {
        if (feed.channel().wanted().host(sample.sample().getHost())) {
            brought.add(sample);
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
        send(tooOld, resumption);
        then.accept(resumption);
    }

    /** The frames of what was brought, under numbers that the feed tells anew when it goes on. */
    private void send(SortedSet<Integer> tooOld, Resumption after) {
        Wanted wanted = feed.channel().wanted();
        Channel channel = new Channel(wanted, brought.hosts());
        Feed once = new Feed(channel, feed.client(), feed.client().meters());
        Resumption here = new Resumption(wanted.id(), Map.of(), Long.MIN_VALUE / 2, false, brought.positions());
        once.resume(here);
        channel.join(once);
        after.follow(here);
        sending = new Sending(channel, here, after);
        tellTooOld(tooOld, channel.hosts());
        feed.notices().before(once);
    }

    /** Of which hosts the topic does not have all that was asked for. */
    private void tellTooOld(SortedSet<Integer> tooOld, List<HostView> hosts) {
        String id = feed.channel().wanted().id();
        for (HostView host : hosts) {
            if (tooOld.contains(host.partition())) {
                feed.notices().add(Frames.gap(id, -1, new Frames.Gap(cursor.millis(), host.time(0), null, "too_old")));
                tooOld.remove(host.partition());
            }
        }
        for (int i = 0; i < tooOld.size(); i++) {
            Frames.Gap all = new Frames.Gap(cursor.millis(), wallMillis.getAsLong(), null, "too_old");
            feed.notices().add(Frames.gap(id, -1, all));
        }
    }
}
