package io.hoststream.serve.live;

import io.hoststream.serve.live.ClientMessage.Subscribe;
import io.hoststream.serve.travel.BadCursorException;
import io.hoststream.serve.travel.CatchUp;
import io.hoststream.serve.travel.Cursor;
import io.hoststream.serve.travel.Reading;
import io.hoststream.serve.travel.Rewind;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Has clients go on after their cursors: what memory has comes from there, what it has no more from the topic first. Makes the
 * cursors, too.
 */
final class Comebacks {

    private final LiveView view;
    private final Rewind rewind;
    private final LongSupplier monotonicMillis;
    /** Those that are read, and those whose rows the client has not taken yet: what is bounded is what they hold. */
    private final Set<Comeback> underWay = new LinkedHashSet<>();

    Comebacks(LiveView view, Rewind rewind, LongSupplier monotonicMillis) {
        this.view = view;
        this.rewind = rewind;
        this.monotonicMillis = monotonicMillis;
    }

    long wallMillis() {
        return rewind.wallMillis().getAsLong();
    }

    /** A cursor for those who have everything that a channel has; empty while the topic's identity is not known. */
    Optional<String> cursor(Channel channel) {
        return rewind.topic().get().map(topic -> {
            SortedMap<Integer, Long> next = new TreeMap<>();
            for (HostView host : channel.hosts()) {
                if (host.partition() >= 0) {
                    next.put(host.partition(), view.positions().next(host.partition()));
                }
            }
            return Frames.cursor(
                    channel.wanted().id(), new Cursor(topic, rewind.wallMillis().getAsLong(), next));
        });
    }

    /** Where a subscription goes on; empty if it begins anew, since what it shows is no cursor. */
    Optional<Cursor> read(Feed feed, Subscribe subscription) {
        try {
            Optional<String> text = subscription.start().after();
            return text.isEmpty() ? Optional.empty() : Optional.of(Cursor.parse(text.get()));
        } catch (BadCursorException e) {
            feed.notices().add(Frames.error(subscription.id(), CloseCode.BAD_MESSAGE, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** Whether the cursor is of a topic that is no more, or lies beyond all that was ever seen there. */
    private boolean isStrange(Cursor cursor) {
        Optional<UUID> topic = rewind.topic().get();
        return topic.isPresent() && !topic.get().equals(cursor.topic());
    }

    /** Brings a feed what came after a cursor, and has it join its channel when memory goes on from there. */
    void begin(Feed feed, Cursor cursor) {
        String id = feed.channel().wanted().id();
        if (isStrange(cursor)) {
            long now = rewind.wallMillis().getAsLong();
            feed.notices().add(Frames.gap(id, -1, new Frames.Gap(cursor.millis(), now, null, "too_old")));
            join(feed, new Resumption(id, Map.of(), cursor.millis(), true, view.positions()));
            return;
        }
        Resumption resumption = new Resumption(id, cursor.next(), cursor.millis(), true, view.positions());
        List<HostView> lacking = feed.channel().hosts().stream()
                .filter(host -> !resumption.isWhole(host))
                .toList();
        boolean room = !lacking.isEmpty() && underWay.size() < Rewind.CATCH_UPS;
        Optional<Reading> reading = room ? rewind.catchUps().get() : Optional.empty();
        if (reading.isEmpty()) {
            resumption.reason(lacking.isEmpty() ? "too_old" : CatchUp.Lack.TOO_MUCH.text());
            join(feed, resumption);
        } else {
            fetch(feed, cursor, lacking, reading.get());
        }
    }

    private void fetch(Feed feed, Cursor cursor, List<HostView> lacking, Reading reading) {
        Comeback comeback = new Comeback(feed, view, cursor, lacking, monotonicMillis.getAsLong(), rewind.wallMillis());
        underWay.add(comeback);
        feed.notices().atEnd(() -> {
            underWay.remove(comeback);
            reading.close();
        });
        comeback.start(reading, resumption -> {
            // What was read before the subscription ended may still arrive.
            if (underWay.contains(comeback)) {
                reading.close();
                feed.notices().atEnd(() -> underWay.remove(comeback));
                join(feed, resumption);
            }
        });
    }

    /** Called about once a second. */
    void tick(long nowMillis) {
        List.copyOf(underWay).forEach(each -> each.tick(nowMillis));
    }

    /** What hosts are in, or who may see them, may have changed. */
    void reconsider() {
        underWay.forEach(Comeback::reconsider);
    }

    /** These hosts are no more. */
    void removed(List<String> hosts) {
        underWay.forEach(each -> hosts.forEach(each::drop));
    }

    private static void join(Feed feed, Resumption resumption) {
        feed.resume(resumption);
        feed.channel().join(feed);
        feed.client().pump();
    }

    static Set<String> names(List<HostView> hosts) {
        return hosts.stream().map(HostView::host).collect(Collectors.toUnmodifiableSet());
    }
}
