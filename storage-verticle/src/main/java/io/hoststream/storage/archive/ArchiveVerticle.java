package io.hoststream.storage.archive;

import io.hoststream.archive.Archive;
import io.hoststream.archive.disk.LocalDisk;
import io.hoststream.archive.format.CsvTable;
import io.hoststream.archive.format.FileFormat;
import io.hoststream.archive.format.JsonLines;
import io.hoststream.archive.format.SampleFormat;
import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.loop.LoopSpec;
import io.hoststream.pipeline.loop.LoopThread;
import io.hoststream.pipeline.loop.Subscription.Group;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Role archive: keeps samples in files. Its start fails if the directory cannot be written to. */
public final class ArchiveVerticle extends VerticleBase {

    private static final String NAME = "archive";
    private static final String CLOSING = "archive-files";

    private final RoleContext role;
    private final ArchiveSettings settings;
    private @Nullable LoopThread loop;

    /** An archiver with these settings. */
    public ArchiveVerticle(RoleContext role, ArchiveSettings settings) {
        this.role = role;
        this.settings = settings;
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
                .onComplete(stopped -> role.health().remove(CLOSING));
    }

    private LoopThread startLoop() {
        LocalDisk disk = openDisk();
        Archive archive = new Archive(
                disk,
                settings.formats().stream().map(ArchiveVerticle::format).toList(),
                settings.rotation(),
                new ArchiveMeters(role.meters()));
        ArchiveSink sink = new ArchiveSink(
                archive,
                new FreeSpace(disk, settings.minimumFree()),
                role.health().register(CLOSING));
        LoopSpec<HostSample> spec = LoopSpec.of(
                NAME, Topic.SAMPLES, new Group(settings.group()), HostSample.getClassSchema(), role.schemaIds());
        return LoopThread.start(role, spec, sink);
    }

    private static SampleFormat format(FileFormat format) {
        return switch (format) {
            case JSONL -> new JsonLines();
            case CSV -> new CsvTable();
            case PARQUET -> throw new IllegalStateException("Parquet cannot be written yet");
        };
    }

    private LocalDisk openDisk() {
        Path directory = settings.directoryIn(role.data());
        try {
            return LocalDisk.open(directory);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Cannot write to " + directory + " (archive.directory): " + DiskTrouble.describe(e), e);
        }
    }
}
