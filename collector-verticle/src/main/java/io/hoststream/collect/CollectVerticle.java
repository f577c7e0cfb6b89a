package io.hoststream.collect;

import io.hoststream.pipeline.role.RoleContext;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Role collect, deployed beside other roles. */
public final class CollectVerticle extends VerticleBase {

    private final HostCollector collector;

    /** A collector to be, for this host. */
    public CollectVerticle(RoleContext roleContext, CollectSettings settings) {
        this.collector = new HostCollector(roleContext, settings);
    }

    @Override
    public Future<?> start() {
        return Future.fromCompletionStage(collector.start(), context);
    }

    @Override
    public Future<?> stop() {
        return Future.fromCompletionStage(collector.stop(), context);
    }
}
