package io.hoststream.collect;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.publish.Publisher;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.topic.Topic;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes onto the topics: samples for as long as the run lasts, the inventory now and then. */
final class PublisherOutlet implements SampleOutlet {

    private static final Logger LOG = LoggerFactory.getLogger(PublisherOutlet.class);

    private final RoleContext context;
    private final Publisher<HostSample> samples;
    private final AtomicReference<@Nullable Publisher<HostInfo>> registering = new AtomicReference<>();

    PublisherOutlet(RoleContext context) {
        this.context = context;
        this.samples = Publisher.open(context, Topic.SAMPLES, HostSample.getClassSchema());
    }

    @Override
    public CompletionStage<?> offer(HostSample sample) {
        return samples.publish(sample.getHost(), sample);
    }

    /** On a publisher of its own, which goes as soon as the broker has the record: it is seldom needed again. */
    @Override
    public void register(HostInfo info) {
        Publisher<HostInfo> publisher = Publisher.open(context, Topic.HOSTS, HostInfo.getClassSchema());
        Publisher<HostInfo> overtaken = registering.getAndSet(publisher);
        if (overtaken != null) {
            LOG.debug("host={} is registered anew before the broker took the last time", info.getHost());
            overtaken.stop();
        }
        publisher.publish(info.getHost(), info).whenComplete((offset, failure) -> {
            if (failure != null) {
                LOG.warn("host={} could not be registered: {}", info.getHost(), failure.toString());
            }
            registering.compareAndSet(publisher, null);
            publisher.stop();
        });
    }

    private CompletionStage<?> stopRegistering() {
        Publisher<HostInfo> publisher = registering.getAndSet(null);
        return publisher == null ? CompletableFuture.completedStage(null) : publisher.stop();
    }

    @Override
    public CompletionStage<?> stop() {
        return samples.stop().thenCombine(stopRegistering(), (one, other) -> null);
    }
}
