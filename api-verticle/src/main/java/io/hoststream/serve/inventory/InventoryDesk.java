package io.hoststream.serve.inventory;

import io.hoststream.avro.HostGroups;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.Audit;
import io.hoststream.serve.access.Permission;
import io.hoststream.serve.http.ProblemException;
import io.hoststream.serve.view.HostView;
import io.hoststream.serve.view.LiveView;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Assigns hosts to groups and takes hosts out of the inventory, for those who may. Belongs to the view's event loop. */
public final class InventoryDesk {

    /** The most groups that one host is assigned to. */
    static final int MOST_GROUPS = 32;

    /** The most hosts that are assigned to any. */
    static final int MOST_HOSTS = 100_000;

    private static final int MOST_WAITING = 200;
    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final long PATIENCE_SECONDS = 5;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;

    private final LiveView view;
    private final InventoryTopics topics;
    private final Clock clock;
    private final Map<String, Future<?>> lines = new HashMap<>();
    private int waiting;

    /** A desk that sends changes there, and knows from the view how things are. */
    public InventoryDesk(LiveView view, InventoryTopics topics, Clock clock) {
        this.view = view;
        this.topics = topics;
        this.clock = clock;
    }

    /**
     * Assigns a host to a group.
     *
     * @return completes with all groups that it is assigned to, once all replicas have it
     * @throws ProblemException if the host does not exist for them, they may not, or the name cannot be a group's
     */
    public Future<Set<String>> assign(Access access, String group, String host) {
        requirePermission(access);
        if (!GROUP.matcher(group).matches()) {
            throw new ProblemException(
                    BAD_REQUEST, "the name is not a group's; expected up to 64 of A-Z a-z 0-9 . _ -");
        }
        if (find(access, host).isEmpty()) {
            throw unknown(host);
        }
        return change(access, host, "assigned", group, groups -> groups.add(group));
    }

    /**
     * Takes a host out of a group that it was assigned to. One that is not assigned to it stays as it is.
     *
     * @return completes with all groups that it is still assigned to, once all replicas have it
     * @throws ProblemException if the host does not exist for them, or they may not
     */
    public Future<Set<String>> release(Access access, String group, String host) {
        requirePermission(access);
        boolean gone = find(access, host).isEmpty();
        if (gone && (!access.can(host) || view.membership().assigned(host).isEmpty())) {
            throw unknown(host);
        }
        return change(access, host, "released", group, groups -> groups.remove(group));
    }

    /**
     * Takes a host out of the inventory; it comes back if it is heard again.
     *
     * @return completes once all replicas have it
     * @throws ProblemException if the host does not exist for them, or they may not
     */
    public Future<Void> remove(Access access, String host) {
        requirePermission(access);
        long lastSeen = find(access, host).orElseThrow(() -> unknown(host)).lastSeenMillis();
        return inLine(
                host,
                () -> durable(topics.hosts().remove(host), "that host " + host + " is removed")
                        .<Void>map(offset -> {
                            Audit.changed(access, "host-removed", host);
                            // What comes back along the topic is the same, and changes nothing more.
                            view.remove(host, Math.max(lastSeen, clock.millis()));
                            view.settle(clock.millis());
                            return null;
                        }));
    }

    private Future<Set<String>> change(
            Access access, String host, String what, String group, Predicate<Set<String>> edit) {
        return inLine(host, () -> {
            Set<String> groups = new TreeSet<>(view.membership().assigned(host));
            if (!edit.test(groups)) {
                return Future.succeededFuture(groups);
            }
            checkRoom(host, groups);
            HostGroups record = new HostGroups(
                    host,
                    List.copyOf(groups),
                    access.principal(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS));
            return durable(topics.groups().publish(record), "the groups of host " + host)
                    .map(offset -> {
                        Audit.changed(access, "host-" + what, group + "/" + host);
                        view.assign(host, record);
                        view.settle(clock.millis());
                        return groups;
                    });
        });
    }

    private void checkRoom(String host, Set<String> groups) {
        if (groups.size() > MOST_GROUPS) {
            throw new ProblemException(
                    CONFLICT, "host " + host + " is assigned to " + MOST_GROUPS + " groups, which is the most");
        }
        boolean more = view.membership().assigned(host).isEmpty();
        if (more && view.membership().assignedHosts() >= MOST_HOSTS) {
            throw new ProblemException(CONFLICT, MOST_HOSTS + " hosts are assigned to groups, which is the most");
        }
    }

    /** One change of a host after the other, since each goes on from the one before. */
    private <T> Future<T> inLine(String host, Supplier<Future<T>> change) {
        if (waiting >= MOST_WAITING) {
            throw new ProblemException(UNAVAILABLE, waiting + " changes wait for the broker already; try again later");
        }
        waiting++;
        Future<?> before = lines.getOrDefault(host, Future.succeededFuture());
        Future<T> mine = before.transform(done -> change.get());
        lines.put(host, mine);
        return mine.onComplete(done -> {
            waiting--;
            lines.remove(host, mine);
        });
    }

    private static Future<Long> durable(CompletionStage<Long> sent, String what) {
        return Future.fromCompletionStage(sent, Vertx.currentContext())
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .recover(failure -> Future.failedFuture(new ProblemException(
                        UNAVAILABLE,
                        "the broker has not taken " + what + "; look how it is before you try again",
                        failure)));
    }

    private Optional<HostView> find(Access access, String host) {
        return view.host(access, host);
    }

    private static ProblemException unknown(String host) {
        return new ProblemException(NOT_FOUND, "host " + host + " is not known");
    }

    private static void requirePermission(Access access) {
        if (!access.may(Permission.MANAGE)) {
            throw new ProblemException(FORBIDDEN, "the key may not manage hosts");
        }
    }
}
