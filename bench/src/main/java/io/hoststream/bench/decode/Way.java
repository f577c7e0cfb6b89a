package io.hoststream.bench.decode;

import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.health.Health;
import io.hoststream.pipeline.kafka.KafkaClients;
import io.hoststream.pipeline.kafka.KafkaSettings;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.LoopSpec;
import io.hoststream.pipeline.loop.LoopThread;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.Sink;
import io.hoststream.pipeline.loop.Subscription;
import io.hoststream.pipeline.role.RoleContext;
import io.hoststream.schema.metric.Metrics;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireDecoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** A way to read the topic. The consumer is the same for all, with the properties of production. */
enum Way {
    /** Nothing is made of the records. */
    PLAIN("plain consumer, nothing decoded") {
        @Override
        Pass read(KafkaSettings kafka, long total) {
            return consume(kafka, new Pass.Watch(total, new Values()), record -> {});
        }
    },

    /** Samples and all their values. */
    DECODED("the same, decoded to values") {
        @Override
        Pass read(KafkaSettings kafka, long total) {
            WireDecoder<HostSample> decoder = new WireDecoder<>(HostSample.getClassSchema(), SchemaIds.fixed());
            Values values = new Values();
            return consume(
                    kafka,
                    new Pass.Watch(total, values),
                    record -> Metrics.read(decoder.decode(record.value()), values));
        }
    },

    /** As every role reads it. */
    LOOP("the loop, decoded to values") {
        @Override
        Pass read(KafkaSettings kafka, long total) throws ExecutionException, InterruptedException, TimeoutException {
            CompletableFuture<Pass> done = new CompletableFuture<>();
            RoleContext context = new RoleContext(
                    kafka,
                    SchemaIds.fixed(),
                    Path.of(""),
                    new SimpleMeterRegistry(),
                    new Health(),
                    Clock.systemUTC(),
                    done::completeExceptionally);
            LoopSpec<HostSample> spec = LoopSpec.of(
                    "bench",
                    Topic.SAMPLES,
                    new Subscription.Tail(Subscription.Tail.EVERYTHING),
                    HostSample.getClassSchema(),
                    SchemaIds.fixed());
            LoopThread thread = LoopThread.start(context, spec, new Summing(total, done));
            try {
                return done.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } finally {
                thread.stop().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        }
    };

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String title;

    Way(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Reads so many records, which is all there are. */
    abstract Pass read(KafkaSettings kafka, long total)
            throws ExecutionException, InterruptedException, TimeoutException;

    private static Pass consume(KafkaSettings kafka, Pass.Watch watch, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        List<TopicPartition> partitions = IntStream.range(0, Topic.SAMPLES.partitions())
                .mapToObj(number -> new TopicPartition(Topic.SAMPLES.topicName(), number))
                .toList();
        try (var consumer = KafkaClients.consumer(kafka, "bench", "")) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!watch.done()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    watch.arrived();
                    records.forEach(each);
                    watch.read(records.count());
                }
            }
            return watch.pass();
        }
    }

    /** Adds up every value of every batch. */
    private static final class Summing implements Sink<HostSample> {

        private final Values values = new Values();
        private final Pass.Watch watch;
        private final CompletableFuture<Pass> done;

        Summing(long total, CompletableFuture<Pass> done) {
            this.watch = new Pass.Watch(total, values);
            this.done = done;
        }

        @Override
        public CompletionStage<Long> deliver(Batch<HostSample> batch) {
            watch.arrived();
            for (Received<HostSample> received : batch.records()) {
                Metrics.read(Objects.requireNonNull(received.value()), values);
            }
            watch.read(batch.records().size());
            if (watch.done() && !done.isDone()) {
                done.complete(watch.pass());
            }
            return CompletableFuture.completedFuture(batch.next());
        }
    }
}
