package io.hoststream.serve;

import io.hoststream.avro.Silence;
import io.hoststream.serve.silence.SilenceTopic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes silences as the topic would, or refuses them. */
public final class SilenceBox implements SilenceTopic {

    private final List<Map.Entry<String, Silence>> taken = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    /** What was taken, by key, in order. */
    public List<Map.Entry<String, Silence>> taken() {
        return taken;
    }

    /** From now on nothing is taken. */
    public void refuse() {
        refusing = true;
    }

    @Override
    public CompletionStage<Long> publish(String key, Silence silence) {
        if (refusing) {
            return CompletableFuture.failedFuture(new IllegalStateException("no broker"));
        }
        taken.add(Map.entry(key, silence));
        return CompletableFuture.completedFuture((long) taken.size());
    }
}
