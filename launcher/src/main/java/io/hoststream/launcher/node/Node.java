package io.hoststream.launcher.node;

import io.hoststream.launcher.broker.EmbeddedBroker;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.health.HealthSettings;
import io.hoststream.pipeline.health.HealthVerticle;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.pipeline.kafka.Topics;
import io.hoststream.pipeline.process.ExitCode;
import io.hoststream.pipeline.process.Service;
import io.hoststream.pipeline.process.UserException;
import io.hoststream.pipeline.registry.Registries;
import io.hoststream.pipeline.registry.SchemaRegistrySettings;
import io.hoststream.pipeline.role.Lifecycle;
import io.hoststream.pipeline.role.Role;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.SchemaIds;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A process: the broker, if it is to be inside, and the roles it plays. Started and stopped by one thread; {@link
 * #failure()} tells when a part failed for good.
 */
public final class Node implements Service {

    private static final Duration BROKER_ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final long ROLE_STARTS_WITHIN_SECONDS = 60;
    private static final long ROLE_STOPS_WITHIN_SECONDS = 8;

    private final NodePlan plan;
    private final Progress progress;
    private final PrintStream console;
    private final Lifecycle lifecycle = new Lifecycle();
    private final Health health = new Health();
    private final OwnMetrics ownMetrics = new OwnMetrics();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    /** A process to be; {@code console} is where role notify tells people on the terminal. */
    public Node(NodePlan plan, Progress progress, PrintStream console) {
        this.plan = plan;
        this.progress = progress;
        this.console = console;
    }

    /**
     * Starts everything, in order; what was started is stopped again if a part fails to.
     *
     * @throws UserException if the user has to change something
     */
    @Override
    public void start() throws Exception {
        KafkaSettings kafka =
                plan.brokerInside() ? startBroker() : plan.settings().get(KafkaSettings.class);
        prepareTopics(kafka);
        Vertx vertx = startVertx();
        startHealth(vertx);
        RoleContext context = new RoleContext(
                kafka, schemaIds(), plan.data(), ownMetrics.meters(), health, Clock.systemUTC(), failure::complete);
        RoleVerticles verticles = new RoleVerticles(context, plan.settings(), ownMetrics.registry(), console);
        for (Role role : Role.values()) {
            if (plan.roles().contains(role)) {
                for (Map.Entry<String, Deployable> part : verticles.make(role).entrySet()) {
                    deploy(vertx, part.getKey(), part.getValue());
                }
            }
        }
    }

    /** Completes when a part failed in a way that nothing can be done about. */
    @Override
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    /** Stops everything, the last started first. */
    @Override
    public void close() throws Exception {
        lifecycle.close();
        ownMetrics.close();
    }

    private KafkaSettings startBroker() throws Exception {
        BrokerWatch watch = new BrokerWatch(progress, health.register(BrokerWatch.PART), failure::complete);
        EmbeddedBroker broker = new EmbeddedBroker(
                plan.settings().get(BrokerKeys.class).in(plan.data().resolve("kafka")), watch);
        begin(BrokerWatch.PART, broker::start, broker::close);
        return plan.settings().get(KafkaSettings.class).withBootstrap(broker.bootstrap());
    }

    private void prepareTopics(KafkaSettings kafka) {
        Topics topics = new Topics(kafka, BROKER_ANSWERS_WITHIN);
        if (plan.brokerInside()) {
            topics.apply();
            return;
        }
        if (plan.roles().equals(Set.of(Role.COLLECT))) {
            // Its spool waits for the broker and for the topic, and part "publish" of its health says so.
            return;
        }
        List<Topic> missing = topics.missing();
        if (!missing.isEmpty()) {
            String names = missing.stream().map(Topic::topicName).collect(Collectors.joining(", "));
            throw new UserException(
                    ExitCode.FAILURE,
                    "The cluster at " + kafka.bootstrap() + " lacks " + names
                            + ". Make them with: hoststream topics apply");
        }
    }

    private SchemaIds schemaIds() {
        SchemaRegistrySettings registry = plan.settings().get(SchemaRegistrySettings.class);
        return plan.roles().equals(Set.of(Role.COLLECT))
                ? Registries.follow(registry, plan.data())
                : Registries.open(registry, plan.data());
    }

    private Vertx startVertx() throws Exception {
        MicrometerMetricsOptions options = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setLabels(
                        EnumSet.of(Label.LOCAL, Label.HTTP_METHOD, Label.HTTP_CODE, Label.POOL_TYPE, Label.POOL_NAME));
        // Nothing is served from files, and a process that is killed would leave the directory of their cache behind.
        FileSystemOptions files =
                new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        Vertx vertx = Vertx.builder()
                .withMetrics(new MicrometerMetricsFactory(ownMetrics.meters()))
                .with(new VertxOptions().setMetricsOptions(options).setFileSystemOptions(files))
                .build();
        lifecycle.start("vertx", () -> {}, () -> await(vertx.close(), ROLE_STOPS_WITHIN_SECONDS, "vertx"));
        return vertx;
    }

    private void startHealth(Vertx vertx) throws Exception {
        HealthSettings settings = plan.settings().get(HealthSettings.class);
        if (settings.port() > 0) {
            deploy(vertx, "health", new HealthVerticle(settings, health, ownMetrics::render));
        }
    }

    private void deploy(Vertx vertx, String name, Deployable verticle) throws Exception {
        String[] id = new String[1];
        begin(
                name,
                () -> id[0] = await(vertx.deployVerticle(verticle), ROLE_STARTS_WITHIN_SECONDS, name),
                () -> await(vertx.undeploy(id[0]), ROLE_STOPS_WITHIN_SECONDS, name));
    }

    private void begin(String name, Lifecycle.Step start, Lifecycle.Step stop) throws Exception {
        progress.starting(name);
        lifecycle.start(name, start, stop);
        progress.started(name);
    }

    private static <T> T await(Future<T> future, long seconds, String name) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(name + " took longer than " + seconds + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** The names of all roles, for help and messages. */
    public static String roleNames() {
        return Arrays.stream(Role.values()).map(Role::id).sorted().collect(Collectors.joining(", "));
    }
}
