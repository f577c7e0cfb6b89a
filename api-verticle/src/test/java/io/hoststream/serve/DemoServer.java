package io.hoststream.serve;

import io.hoststream.archive.history.CostLimit;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Severity;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.access.Permission;
import io.hoststream.serve.history.Past;
import io.hoststream.serve.outlook.Outlooks;
import io.hoststream.serve.page.PageFiles;
import io.hoststream.serve.registry.Subjects;
import io.hoststream.serve.travel.Rewind;
import io.hoststream.serve.view.LiveView;
import io.hoststream.serve.view.ViewLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The real server in front of made-up hosts, without a broker: for looking at the page and for measuring the live feed.
 * Arguments: port, number of hosts, interval in milliseconds. The key is {@code demo}. The first host falls silent after a
 * minute; the second one has an alert that comes and goes. A fourth argument says how many more alerts there are to see.
 */
public final class DemoServer {

    private static final Logger LOG = LoggerFactory.getLogger(DemoServer.class);

    private static final int PAST_SECONDS = 600;
    private static final int SILENT_AFTER_SECONDS = 60;
    private static final int ALERT_SECONDS = 30;

    private final Clock clock = Clock.systemUTC();
    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final LiveView view;
    private final HttpFront front;
    private final List<SimulatedHost> hosts;
    private final int intervalMillis;
    private long second;

    private DemoServer(int port, int hostCount, int intervalMillis) {
        ServeSettings settings = Settings.of(ServeSettings.class, Map.of("serve.port", Integer.toString(port)));
        this.intervalMillis = intervalMillis;
        this.view = new LiveView(ViewLimits.of(settings.window(), settings.forgetAfter()));
        Access all = new Access("key:demo", Set.of(Permission.values()), new HostSelector.All());
        this.front = new HttpFront(
                settings,
                view,
                new Past(Optional.empty(), settings.window(), new CostLimit(settings.maxPoints(), Long.MAX_VALUE)),
                new HttpFront.Parts(
                        token -> token.equals("demo") ? Optional.of(all) : Optional.empty(),
                        PageFiles.load(),
                        new Health(),
                        new SimpleMeterRegistry(),
                        clock,
                        System::nanoTime,
                        new HttpFront.Ways(
                                (key, silence) -> CompletableFuture.completedFuture(0L), new InventoryBox().topics()),
                        new HttpFront.Lookups(
                                Subjects.released(SchemaIds.fixed()),
                                new Outlooks(),
                                Rewind.memoryOnly(clock::millis))));
        this.hosts = IntStream.rangeClosed(1, hostCount)
                .mapToObj(number -> new SimulatedHost(number, intervalMillis))
                .toList();
    }

    /** Runs until it is killed. */
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        int alerts = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
        new DemoServer(port, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2])).start(alerts);
        LOG.info("http://127.0.0.1:{}/#key=demo", port);
    }

    private void start(int alerts) {
        context.runOnContext(now -> {
            past();
            List<String> names = hosts.stream().map(SimulatedHost::name).toList();
            DemoAlerts.feed(view, names, alerts, clock.instant());
            view.settle(clock.millis());
            front.listen(vertx).onFailure(failure -> {
                LOG.error("{}", failure.getMessage());
                vertx.close();
            });
            vertx.setPeriodic(intervalMillis, timer -> sample(clock.instant()));
            vertx.setPeriodic(1000, timer -> {
                alert();
                front.tick();
            });
        });
    }

    private void past() {
        Instant end = clock.instant();
        for (int back = PAST_SECONDS * 1000 / intervalMillis; back > 0; back--) {
            sample(end.minusMillis((long) back * intervalMillis));
        }
    }

    private void sample(Instant now) {
        for (SimulatedHost host : hosts) {
            if (second < SILENT_AFTER_SECONDS || !host.equals(hosts.get(0))) {
                view.apply(host.next(now), now.toEpochMilli());
            }
        }
        view.settle(now.toEpochMilli());
    }

    private void alert() {
        second++;
        if (second % ALERT_SECONDS == 0 && hosts.size() > 1) {
            long round = second / ALERT_SECONDS;
            AlertState state = round % 2 == 1 ? AlertState.FIRING : AlertState.RESOLVED;
            String id = "demo-" + (round + 1) / 2;
            view.apply(Samples.alert(hosts.get(1).name(), id, state, Severity.CRITICAL, clock.instant()));
        }
    }
}
