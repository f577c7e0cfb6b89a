package io.hoststream.notify.route;

import io.hoststream.avro.AlertEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is told what.
 *
 * @param recipients everybody who can be told
 * @param routes in the order in which alerts look at them
 * @param inhibitions which alerts mute which
 * @param deadMan who is told that there is nothing to tell
 * @param origin where this is from, for people
 */
public record Routing(
        List<Recipient> recipients,
        List<Route> routes,
        List<Inhibition> inhibitions,
        Optional<DeadMan> deadMan,
        String origin) {

    /** Nobody. */
    public static final Routing NONE = new Routing(List.of(), List.of(), List.of(), Optional.empty(), "no file");

    /** Keeps its own copies. */
    public Routing {
        recipients = List.copyOf(recipients);
        routes = List.copyOf(routes);
        inhibitions = List.copyOf(inhibitions);
    }

    /** The receivers of an alert, each with the first route that leads there. */
    public Map<String, Route> routesOf(AlertEvent event) {
        Map<String, Route> found = new LinkedHashMap<>();
        for (Route route : routes) {
            if (route.match().matches(event)) {
                route.receivers().forEach(receiver -> found.putIfAbsent(receiver, route));
                if (!route.goesOn()) {
                    break;
                }
            }
        }
        return found;
    }

    /** The receiver of that name. */
    public Optional<Recipient> recipient(String name) {
        return recipients.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** The route of that name. */
    public Optional<Route> route(String name) {
        return routes.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
