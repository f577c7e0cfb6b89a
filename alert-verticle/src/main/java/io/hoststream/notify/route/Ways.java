package io.hoststream.notify.route;

import io.hoststream.avro.AlertEvent;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where alerts go by the routes. Looking an event up is most of the work of a plan, and gives the same every time: what one
 * plan found, the next one takes, and what it does not ask for is forgotten.
 */
final class Ways {

    /**
     * Where one alert goes to one receiver.
     *
     * @param route that leads there; null if none does
     * @param conversation the first with the alerts of its group; null without a route
     */
    record Way(
            Recipient recipient,
            @Nullable Route route,
            @Nullable ConversationKey conversation) {}

    private Routing routing = Routing.NONE;
    private IdentityHashMap<AlertEvent, List<Way>> before = new IdentityHashMap<>();
    private IdentityHashMap<AlertEvent, List<Way>> found = new IdentityHashMap<>();

    /** Goes by these routes from now on. */
    void use(Routing routes) {
        routing = routes;
        before = new IdentityHashMap<>();
        found = new IdentityHashMap<>();
    }

    /** A plan begins. */
    void begin() {
        before = found;
        found = new IdentityHashMap<>();
    }

    /** The ways of the alert that an event is about, one to each receiver there is. */
    List<Way> of(AlertEvent event) {
        List<Way> known = before.get(event);
        List<Way> ways = known == null ? find(event) : known;
        found.put(event, ways);
        return ways;
    }

    private List<Way> find(AlertEvent event) {
        Map<String, Route> routes = routing.routesOf(event);
        List<Way> ways = new ArrayList<>();
        for (Recipient recipient : routing.recipients()) {
            Route route = routes.get(recipient.name());
            ways.add(new Way(recipient, route, route == null ? null : key(event, recipient, route)));
        }
        return ways;
    }

    private static ConversationKey key(AlertEvent event, Recipient recipient, Route route) {
        return new ConversationKey(
                route.name(), recipient.name(), Group.text(route.manner().groupBy(), event));
    }
}
