package io.hoststream.storage.export;

import io.hoststream.avro.HostInfo;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.Sink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What every host is, as its collector registered it. The loop's thread writes, scrapes read at the same time. */
final class Inventory implements Sink<HostInfo> {

    private final ConcurrentHashMap<String, HostInfo> hosts = new ConcurrentHashMap<>();

    @Override
    public CompletionStage<Long> deliver(Batch<HostInfo> batch) {
        for (Received<HostInfo> received : batch.records()) {
            HostInfo info = received.value();
            if (info != null) {
                hosts.put(info.getHost(), info);
            } else if (received.key() != null) {
                hosts.remove(received.key());
            }
        }
        return CompletableFuture.completedFuture(batch.next());
    }

    /** What the host is; null as long as it has not registered. */
    @Nullable
    HostInfo of(String host) {
        return hosts.get(host);
    }
}
