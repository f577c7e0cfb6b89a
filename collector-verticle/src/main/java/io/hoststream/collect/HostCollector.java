package io.hoststream.collect;

import io.hoststream.pipeline.role.RoleContext;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Takes samples of this host, on a thread of its own, and publishes them, from {@link #start} to {@link #stop}. Needs no
 * Vert.x: {@link CollectVerticle} deploys it beside other roles, the agent runs it alone.
 */
public final class HostCollector {

    private static final String PART = "collect";

    private final CollectThread thread;
    private final RoleContext context;

    /** A collector to be, for this host. */
    public HostCollector(RoleContext context, CollectSettings settings) {
        Assembly assembly = new Assembly(context, settings, System::nanoTime);
        this.context = context;
        this.thread = new CollectThread(
                () -> assembly.collector(PublisherOutlet::new),
                settings.interval().toNanos(),
                context.health().register(PART),
                context.fatal());
    }

    /** Completes when the first sample is on its way; fails if this host has no usable name or identity. Does not block. */
    public CompletionStage<@Nullable Void> start() {
        return thread.start();
    }

    /** Completes when what waited has gone out, within a bound. Does not block. */
    public CompletionStage<@Nullable Void> stop() {
        return thread.stop()
                .whenComplete((nothing, failure) -> context.health().remove(PART));
    }
}
