package io.hoststream.notify;

import io.hoststream.avro.Silence;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.Sink;
import io.hoststream.schema.topic.ControlKey;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Brings silences to the desk, every instance all of them. */
final class SilenceFold implements Sink<Silence> {

    private final Desk desk;
    private boolean read;

    SilenceFold(Desk desk) {
        this.desk = desk;
    }

    @Override
    public CompletionStage<Long> deliver(Batch<Silence> batch) {
        for (Received<Silence> record : batch.records()) {
            ControlKey.silenceId(record.key()).ifPresent(id -> desk.silence(id, record.value()));
        }
        return CompletableFuture.completedFuture(batch.next());
    }

    @Override
    public void behind(OptionalLong records) {
        if (!read && records.isPresent() && records.getAsLong() == 0) {
            read = true;
            desk.silencesRead();
        }
    }
}
