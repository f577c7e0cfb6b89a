package io.hoststream.serve;

import io.hoststream.archive.history.CostLimit;
import io.hoststream.archive.history.History;
import io.hoststream.avro.HostWatch;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.settings.Settings;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.serve.access.Access;
import io.hoststream.serve.access.Authenticator;
import io.hoststream.serve.access.HostSelector;
import io.hoststream.serve.access.Permission;
import io.hoststream.serve.history.Past;
import io.hoststream.serve.outlook.Outlooks;
import io.hoststream.serve.page.PageFiles;
import io.hoststream.serve.promise.Promises;
import io.hoststream.serve.registry.Subjects;
import io.hoststream.serve.travel.Rewind;
import io.hoststream.serve.view.LiveView;
import io.hoststream.serve.view.ViewLimits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The real server on a free port of the loopback, in front of a view that the test feeds by hand. Its clocks stand still
 * until the test moves them. Knows four keys: for every host, for the host {@code mine}, one that may only read, and one that may not even that.
 */
public final class TestServer implements AutoCloseable {

    /** The key that sees every host. */
    public static final String KEY = "key-for-all";

    /** The key that sees the host {@code mine}. */
    public static final String KEY_FOR_MINE = "key-for-mine";

    /** The key that sees every host and may change nothing. */
    public static final String KEY_TO_READ = "key-to-read";

    /** A key that may not read. */
    public static final String KEY_FOR_NOTHING = "key-for-nothing";

    private static final long PATIENCE_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final AtomicLong wallMillis = new AtomicLong(Samples.START);
    private final AtomicLong nanos = new AtomicLong(TimeUnit.DAYS.toNanos(1));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Health health = new Health();
    private final HttpClient client = HttpClient.newHttpClient();
    private final SilenceBox silences = new SilenceBox();
    private final Outlooks outlooks = new Outlooks();
    private final InventoryBox inventory = new InventoryBox();
    private final LiveView view;
    private final HttpFront front;
    private final int port;

    /** A server with default settings. */
    public TestServer() {
        this(Map.of());
    }

    /** A server with these settings over the defaults. */
    public TestServer(Map<String, String> overrides) {
        this(overrides, Optional.empty());
    }

    /** A server with these settings over the defaults, and a store of history. */
    public TestServer(Map<String, String> overrides, Optional<History> history) {
        this(overrides, history, authenticator());
    }

    /** A server that knows other keys. */
    public static TestServer of(Authenticator keys) {
        return new TestServer(Map.of(), Optional.empty(), keys);
    }

    private TestServer(Map<String, String> overrides, Optional<History> history, Authenticator keys) {
        Map<String, String> values = new HashMap<>(Map.of(
                "serve.port", "0",
                // The clock stands still, so a bucket that is empty stays so.
                "serve.requests-per-key", "1000000",
                "serve.requests-per-address", "1000000"));
        values.putAll(overrides);
        ServeSettings settings = Settings.of(ServeSettings.class, values);
        this.view = new LiveView(ViewLimits.of(settings.window(), settings.forgetAfter()));
        this.front = new HttpFront(
                settings,
                view,
                new Past(history, settings.window(), new CostLimit(settings.maxPoints(), Long.MAX_VALUE)),
                new HttpFront.Parts(
                        keys,
                        PageFiles.load(),
                        health,
                        meters,
                        clock(),
                        nanos::get,
                        new HttpFront.Ways(silences, inventory.topics()),
                        new HttpFront.Lookups(
                                Subjects.released(SchemaIds.fixed()), outlooks, Rewind.memoryOnly(wallMillis::get))));
        this.port = listen();
    }

    /** The port it listens on. */
    public int port() {
        return port;
    }

    /** Where the server's silences go. */
    public SilenceBox silences() {
        return silences;
    }

    /** Where the server's changes of groups and of the inventory go. */
    public InventoryBox inventory() {
        return inventory;
    }

    /** What the server says of its parts. */
    public Health health() {
        return health;
    }

    /** The value of a counter or gauge of its own. */
    public double meter(String name) {
        return meters.get(name).meter().measure().iterator().next().getValue();
    }

    /** Feeds the view on its own thread, settles it, and waits until that is done. */
    public void feed(Consumer<LiveView> feeder) {
        onContext(() -> {
            feeder.accept(view);
            view.settle(wallMillis.get());
            return Future.succeededFuture();
        });
    }

    /** Feeds what role alert has learned. */
    public void learn(String key, @Nullable HostWatch watch) {
        feed(fed -> outlooks.apply(key, watch));
    }

    /** Moves the clocks and ticks once. */
    public void pass(Duration time) {
        onContext(() -> {
            wallMillis.addAndGet(time.toMillis());
            nanos.addAndGet(time.toNanos());
            front.tick();
            return Future.succeededFuture();
        });
    }

    /** Tells every client of the live feed that the server stops. */
    public void stop() {
        onContext(() -> {
            front.stop();
            return Future.succeededFuture();
        });
    }

    /** The address of a path. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Gets a path with the key that sees every host. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).header("X-API-Key", KEY).build());
    }

    /** Sends a request; the answer is held against the contract. */
    public HttpResponse<String> send(HttpRequest request) {
        HttpResponse<String> answer = exchange(request);
        Promises.expectKept(request.method(), request.uri().getPath(), answer);
        return answer;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no answer to " + request, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private int listen() {
        try {
            return onContext(() -> front.listen(vertx))
                    .map(HttpServer::actualPort)
                    .result();
        } catch (AssertionError e) {
            close();
            throw e;
        }
    }

    private <T> Future<T> onContext(Supplier<Future<T>> action) {
        Promise<T> done = Promise.promise();
        context.runOnContext(now -> {
            try {
                action.get().onComplete(done);
            } catch (RuntimeException | AssertionError e) {
                done.fail(e);
            }
        });
        await(done.future());
        return done.future();
    }

    private static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the server did not do it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static Authenticator authenticator() {
        Map<String, Access> known = Map.of(
                KEY, new Access("key:all", Set.of(Permission.values()), new HostSelector.All()),
                KEY_TO_READ, new Access("key:read", Set.of(Permission.READ), new HostSelector.All()),
                KEY_FOR_MINE, new Access("key:mine", Set.of(Permission.values()), HostSelector.named("mine")),
                KEY_FOR_NOTHING, new Access("key:nothing", Set.of(), new HostSelector.All()));
        return token -> Optional.ofNullable(known.get(token));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(wallMillis.get());
            }
        };
    }
}
