package io.hoststream.serve.live;

import io.hoststream.serve.live.Traveller.Leave;
import io.hoststream.serve.travel.Reading;
import io.hoststream.serve.travel.Rewind;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The subscriptions that show the past. */
final class Travellers {

    private static final long TICK_MILLIS = 50;

    /** Has a subscription go on live. */
    interface GoLive {

        Feed goLive(Client client, Wanted wanted, Resumption after);
    }

    private record Key(Client client, String id) {}

    private final LiveView view;
    private final LiveMeters meters;
    private final Rewind rewind;
    private final Hub.Timing timing;
    private final GoLive goLive;
    private final Map<Key, Traveller> travellers = new LinkedHashMap<>();
    private boolean ticking;

    Travellers(LiveView view, LiveMeters meters, Rewind rewind, Hub.Timing timing, GoLive goLive) {
        this.view = view;
        this.meters = meters;
        this.rewind = rewind;
        this.timing = timing;
        this.goLive = goLive;
    }

    /** Begins a journey; says whether there is room for it. */
    boolean begin(Client client, Wanted wanted, long fromMillis, double speed) {
        Optional<Reading> reading = rewind.travellers().get();
        if (reading.isEmpty()) {
            return false;
        }
        Key key = new Key(client, wanted.id());
        Traveller.Surroundings around = new Traveller.Surroundings(view, meters, next -> goLive(key, wanted, next));
        Traveller traveller =
                new Traveller(client, wanted, reading.get(), around, new Leave(fromMillis, speed, nowMillis()));
        travellers.put(key, traveller);
        traveller.start();
        keepTicking();
        return true;
    }

    @Nullable
    Traveller find(Client client, String id) {
        return travellers.get(new Key(client, id));
    }

    /** The subscription is over, or goes on otherwise. */
    void end(Client client, String id) {
        Traveller ended = travellers.remove(new Key(client, id));
        if (ended != null) {
            ended.close();
        }
    }

    void pace(Client client, String id, double speed) {
        Traveller traveller = find(client, id);
        if (traveller != null) {
            traveller.pace(speed, nowMillis());
        }
    }

    void seek(Traveller traveller, long fromMillis) {
        traveller.seek(fromMillis, nowMillis());
    }

    void reconsider() {
        travellers.values().forEach(Traveller::reconsider);
    }

    private Optional<Feed> goLive(Key key, Wanted wanted, Map<Integer, Long> next) {
        Resumption after = new Resumption(wanted.id(), next, rewind.wallMillis().getAsLong(), false, view.positions());
        boolean whole = view.hosts(key.client().access()).stream()
                .filter(host -> host.rows() > 0 && wanted.host(host.host()))
                .allMatch((HostView host) -> after.isWhole(host));
        if (!whole) {
            return Optional.empty();
        }
        end(key.client(), key.id());
        return Optional.of(goLive.goLive(key.client(), wanted, after));
    }

    private void keepTicking() {
        if (!ticking) {
            ticking = true;
            timing.later().accept(TICK_MILLIS, this::tick);
        }
    }

    private void tick() {
        ticking = false;
        List.copyOf(travellers.values())
                .forEach(each -> each.tick(nowMillis(), rewind.wallMillis().getAsLong()));
        if (!travellers.isEmpty()) {
            keepTicking();
        }
    }

    private long nowMillis() {
        return timing.monotonicMillis();
    }
}
