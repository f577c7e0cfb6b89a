package io.hoststream.storage.archive;

import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.loop.LoopSpec;
import io.hoststream.pipeline.loop.LoopThread;
import io.hoststream.pipeline.loop.Subscription.Group;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Role archive: keeps samples in files. Its start fails if the directory cannot be written to. */
public final class ArchiveVerticle extends VerticleBase {

    private static final String NAME = "archive";

    private final RoleContext role;
    private final ArchiveSettings settings;
    private final UpkeepSettings keeping;
    private @Nullable ArchiveParts parts;
    private @Nullable LoopThread loop;

    /** An archiver with these settings. */
    public ArchiveVerticle(RoleContext role, ArchiveSettings settings, UpkeepSettings keeping) {
        this.role = role;
        this.settings = settings;
        this.keeping = keeping;
    }

    @Override
    public Future<?> start() {
        return vertx.executeBlocking(this::startLoop).onSuccess(started -> loop = started);
    }

    @Override
    public Future<?> stop() {
        if (loop == null) {
            return Future.succeededFuture();
        }
        return Future.fromCompletionStage(loop.stop(), context)
                .transform(stopped -> vertx.executeBlocking(this::closeParts)
                        .transform(closed ->
                                stopped.succeeded() ? Future.succeededFuture() : Future.failedFuture(stopped.cause())));
    }

    private LoopThread startLoop() {
        ArchiveParts opened = ArchiveParts.open(role, settings, keeping);
        parts = opened;
        LoopSpec<HostSample> spec = LoopSpec.of(
                NAME, Topic.SAMPLES, new Group(settings.group()), HostSample.getClassSchema(), role.schemaIds());
        return LoopThread.start(role, spec, opened.sink());
    }

    private @Nullable Void closeParts() throws IOException {
        if (parts != null) {
            parts.close();
        }
        return null;
    }
}
