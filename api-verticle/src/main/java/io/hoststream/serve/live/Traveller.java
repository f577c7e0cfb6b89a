package io.hoststream.serve.live;

import io.hoststream.serve.access.Access;
import io.hoststream.serve.travel.Journey;
import io.hoststream.serve.travel.Placed;
import io.hoststream.serve.travel.Position;
import io.hoststream.serve.travel.Reading;
import io.hoststream.serve.travel.Route;
import io.hoststream.serve.travel.Stage;
import io.hoststream.serve.view.Arrival;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import io.hoststream.serve.view.ViewLimits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A subscription that shows the past: a small view of its own, fed by a journey, and the channel and feed that render it. */
final class Traveller implements Stage {

    /** Seconds of history of all hosts together that a journey begins with at most. */
    private static final long MOST_HOST_SECONDS = 20_000;

    private static final Duration FOR_EVER = Duration.ofDays(365);

    /** What a traveller needs of its surroundings. */
    record Surroundings(LiveView live, LiveMeters meters, Function<Map<Integer, Long>, Optional<Feed>> goLive) {}

    private final Client client;
    private final Wanted wanted;
    private final Reading reading;
    private final Surroundings around;
    private LiveView view;
    private Channel channel;
    private Feed feed;
    private Journey journey;
    private boolean shown;
    private long nowMillis;

    Traveller(Client client, Wanted wanted, Reading reading, Surroundings around, Leave leave) {
        this.client = client;
        this.wanted = wanted;
        this.reading = reading;
        this.around = around;
        this.view = emptyView();
        this.channel = new Channel(wanted, Set.of());
        this.feed = openFeed();
        this.journey = journey(leave);
    }

    /** When a journey begins, and how. */
    record Leave(long fromMillis, double speed, long nowMillis) {}

    Feed feed() {
        return feed;
    }

    Wanted wanted() {
        return wanted;
    }

    /** Sets out. */
    void start() {
        journey.start();
    }

    /** Goes to another time; what was shown is forgotten. */
    void seek(long fromMillis, long nowMillis) {
        double speed = journey.speed();
        shown = false;
        view = emptyView();
        channel = new Channel(wanted, Set.of());
        feed = openFeed();
        journey = journey(new Leave(fromMillis, speed, nowMillis));
        journey.start();
    }

    void pace(double speed, long nowMillis) {
        journey.pace(speed, nowMillis);
    }

    void tick(long monotonicMillis, long wallMillis) {
        nowMillis = monotonicMillis;
        journey.tick(nowMillis, wallMillis);
        channel.passOn(nowMillis);
    }

    /** What hosts are in, or who may see them, may have changed. */
    void reconsider() {
        // Those that exist for the client no more are in the channel alone.
        channel.reconsider(channel.hosts());
        channel.reconsider(view.hosts(client.access()));
    }

    /** Where it would be if it were live. */
    Position now(long wallMillis) {
        return journey.live(wallMillis);
    }

    void close() {
        reading.close();
    }

    @Override
    public void before(Placed sample) {
        if (wanted.host(sample.sample().getHost())) {
            view.apply(sample.sample(), sample.arrival());
        }
    }

    @Override
    public void arrived() {
        shown = true;
        view.hosts(client.access()).forEach(channel::sampled);
    }

    @Override
    public void show(Placed sample, int skipped) {
        String name = sample.sample().getHost();
        if (shown && wanted.host(name)) {
            Access access = client.access();
            if (skipped > 0) {
                view.host(access, name).ifPresent(host -> host.skip(skipped));
            }
            view.apply(sample.sample(), sample.arrival());
            view.host(access, name).ifPresent(this::pass);
        }
    }

    /** A host's first sample goes out at once: what comes with it would hide it. */
    private void pass(HostView host) {
        channel.sampled(host);
        if (host.rows() == 1) {
            channel.passOn(nowMillis);
        }
    }

    @Override
    public void position(Position position) {
        feed.notices().position(Frames.position(wanted.id(), position));
        client.pump();
    }

    @Override
    public boolean live(Map<Integer, Long> next) {
        if (!feed.isDone()) {
            return false;
        }
        Optional<Feed> live = around.goLive().apply(next);
        live.ifPresent(now -> feed = now);
        return live.isPresent();
    }

    private Feed openFeed() {
        Feed opened = new Feed(channel, client, around.meters());
        channel.join(opened);
        client.feeds().put(wanted.id(), opened);
        return opened;
    }

    private LiveView emptyView() {
        Duration window = Duration.ofSeconds(Math.max(60, wanted.historySeconds()));
        return new LiveView(ViewLimits.of(window, FOR_EVER));
    }

    private Journey journey(Leave leave) {
        Set<String> known = around.live().hosts(client.access()).stream()
                .map(HostView::host)
                .filter(wanted::host)
                .collect(Collectors.toUnmodifiableSet());
        Predicate<String> hosts = wanted.byNameAlone() ? wanted::host : known::contains;
        long seconds = Math.min(wanted.historySeconds(), MOST_HOST_SECONDS / Math.max(1, known.size()));
        Route route = new Route(reading, partitions(), hosts, seconds * 1000);
        return new Journey(this, route, leave.fromMillis(), leave.speed(), leave.nowMillis());
    }

    /** The partitions of the hosts that are wanted by name, if all of them are known. */
    private Optional<Set<Integer>> partitions() {
        return wanted.named().flatMap(names -> {
            Set<Integer> partitions = names.stream()
                    .map(name -> around.live().host(client.access(), name).map(HostView::partition))
                    .map(partition -> partition.orElse(Arrival.UNKNOWN_PARTITION))
                    .collect(Collectors.toUnmodifiableSet());
            return partitions.contains(Arrival.UNKNOWN_PARTITION) ? Optional.empty() : Optional.of(partitions);
        });
    }
}
