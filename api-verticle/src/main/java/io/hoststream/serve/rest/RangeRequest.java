package io.hoststream.serve.rest;

import io.hoststream.archive.history.Aggregation;
import io.hoststream.archive.history.HistoryException;
import io.hoststream.archive.history.RangeQuestion;
import io.hoststream.archive.history.Selection;
import io.hoststream.schema.metric.Metric;
import io.hoststream.serve.http.ProblemException;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request for a range, read and checked.
 *
 * @param hosts the hosts that the view knows of those that are asked for
 * @param question what is asked
 */
record RangeRequest(List<HostView> hosts, RangeQuestion question) {

    private static final String GROUP = "group";
    private static final int NOT_FOUND = 404;

    /**
     * Reads a request for the host in its path, or for those that its parameters name.
     *
     * @param past whether a host that the view does not know may be known to a store
     * @throws ProblemException if it cannot be answered
     */
    static RangeRequest of(Call call, LiveView view, boolean past) {
        boolean one = call.hasPath("host");
        List<String> names = one ? List.of(call.path("host")) : names(call, view);
        List<HostView> hosts = names.stream()
                .flatMap(name -> known(call, view, name, past).stream())
                .toList();
        try {
            return new RangeRequest(hosts, question(call, names, hosts));
        } catch (HistoryException e) {
            throw HistoryProblems.of(e);
        }
    }

    private static Optional<HostView> known(Call call, LiveView view, String name, boolean past) {
        Optional<HostView> host = view.host(call.access(), name);
        if (host.isEmpty() && !(past && call.access().can(name))) {
            throw new ProblemException(NOT_FOUND, "host " + name + " is not known");
        }
        return host;
    }

    private static List<String> names(Call call, LiveView view) {
        List<String> hosts = call.list("host");
        Optional<String> group = call.one(GROUP);
        if (group.isPresent() && !hosts.isEmpty()) {
            throw Call.bad("host and group are both there; expected one of them");
        }
        if (!hosts.isEmpty()) {
            return hosts;
        }
        List<String> found = view.hosts(call.access()).stream()
                .filter(host -> group.isEmpty() || host.groups().contains(group.get()))
                .map(HostView::host)
                .toList();
        if (found.isEmpty()) {
            throw new ProblemException(
                    NOT_FOUND,
                    group.map(name -> "group " + name + " has no hosts").orElse("there are no hosts yet"));
        }
        return found;
    }

    /** A host that only a store may know has nothing in memory that a range could reach to. */
    private static void expectBoth(String host, OptionalLong from, OptionalLong to) {
        if (from.isEmpty() || to.isEmpty()) {
            throw Call.bad((from.isEmpty() ? "start" : "end") + " is missing, and there are no samples of " + host
                    + " in memory to take it from; expected a time such as 2026-01-31T12:00:00Z (RFC 3339)");
        }
    }

    /** Where no time is given, the range reaches as far as there are samples in memory. */
    private static RangeQuestion question(Call call, List<String> names, List<HostView> hosts) {
        OptionalLong from = time(call, "start");
        OptionalLong to = time(call, "end");
        if (from.isPresent() && to.isPresent() && from.getAsLong() > to.getAsLong()) {
            throw Call.bad("start " + call.one("start").orElse("") + " is after end "
                    + call.one("end").orElse("") + "; expected start before end");
        }
        if (hosts.isEmpty()) {
            expectBoth(names.get(0), from, to);
        }
        List<HostView> heard = hosts.stream().filter(host -> host.rows() > 0).toList();
        long oldest = heard.stream().mapToLong(host -> host.time(0)).min().orElse(0);
        long newest = heard.stream()
                .mapToLong(host -> host.time(host.rows() - 1))
                .max()
                .orElse(0);
        long start = from.orElse(Math.min(to.orElse(Long.MAX_VALUE), oldest));
        long end = to.orElse(Math.max(start, newest));
        Selection selection = new Selection(metrics(call), names, Map.of(), call.list("device"), Map.of());
        OptionalLong step = call.one("step").map(Times::step).orElse(OptionalLong.empty());
        return new RangeQuestion(selection, start, end + 1, step, aggregation(call));
    }

    private static Optional<Aggregation> aggregation(Call call) {
        return call.one("aggregation").flatMap(name -> Aggregation.find(name.toLowerCase(Locale.ROOT)));
    }

    private static OptionalLong time(Call call, String name) {
        return call.one(name)
                .map(text -> OptionalLong.of(Times.millis(name, text)))
                .orElse(OptionalLong.empty());
    }

    private static List<Metric> metrics(Call call) {
        return call.list("metric").stream().map(Names::metric).toList();
    }
}
