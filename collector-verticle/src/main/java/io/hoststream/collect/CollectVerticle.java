package io.hoststream.collect;

import io.hoststream.pipeline.role.RoleContext;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Role collect: takes samples of this host, on a thread of its own, and publishes them. */
public final class CollectVerticle extends VerticleBase {

    private static final String PART = "collect";

    private final CollectThread thread;
    private final RoleContext roleContext;

    /** A collector to be, for this host. */
    public CollectVerticle(RoleContext roleContext, CollectSettings settings, CollectFamilies families) {
        Assembly assembly = new Assembly(roleContext, settings, families, System::nanoTime);
        this.roleContext = roleContext;
        this.thread = new CollectThread(
                () -> assembly.collector(PublisherOutlet::new),
                settings.interval().toNanos(),
                roleContext.health().register(PART),
                roleContext.fatal());
    }

    @Override
    public Future<?> start() {
        return Future.fromCompletionStage(thread.start(), context);
    }

    @Override
    public Future<?> stop() {
        return Future.fromCompletionStage(thread.stop(), context)
                .onComplete(stopped -> roleContext.health().remove(PART));
    }
}
