package io.hoststream.notify;

import io.hoststream.notify.channel.Channel;
import io.hoststream.notify.route.Recipient;
import io.hoststream.notify.route.Routing;
import io.hoststream.pipeline.role.RoleContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One courier for each receiver of the routes in force. */
final class Couriers {

    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);

    private record Running(Recipient recipient, CourierThread thread) {}

    private final RoleContext role;
    private final Desk desk;
    private final Ledger ledger;
    private final Function<Recipient, Channel> channels;
    private final Map<String, Running> running = new LinkedHashMap<>();

    Couriers(RoleContext role, Desk desk, Ledger ledger, Function<Recipient, Channel> channels) {
        this.role = role;
        this.desk = desk;
        this.ledger = ledger;
        this.channels = channels;
    }

    /** Goes by these routes from now on; couriers of receivers that have not changed stay. */
    synchronized void use(Routing routing) {
        desk.use(routing);
        for (Running each : List.copyOf(running.values())) {
            if (!routing.recipients().contains(each.recipient())) {
                running.remove(each.recipient().name());
                CompletionStage<Void> stopped = each.thread().stop();
                stopped.thenRun(() -> LOG.debug(
                        "receiver={} is no longer told", each.recipient().name()));
                role.health().remove(check(each.recipient()));
            }
        }
        for (Recipient recipient : routing.recipients()) {
            running.computeIfAbsent(recipient.name(), any -> start(recipient));
        }
    }

    private Running start(Recipient recipient) {
        Courier courier = new Courier(
                channels.apply(recipient), desk, ledger, role.health().register(check(recipient)), role.meters());
        return new Running(recipient, CourierThread.start(courier, desk, role.fatal()));
    }

    private static String check(Recipient recipient) {
        return "notify-" + recipient.name();
    }

    synchronized CompletionStage<Void> stop() {
        List<CompletableFuture<Void>> ended = new ArrayList<>();
        for (Running each : running.values()) {
            ended.add(each.thread().stop().toCompletableFuture());
            role.health().remove(check(each.recipient()));
        }
        running.clear();
        return CompletableFuture.allOf(ended.toArray(CompletableFuture<?>[]::new));
    }
}
