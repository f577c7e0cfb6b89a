package io.hoststream.storage.archive;

import io.hoststream.archive.Archive;
import io.hoststream.archive.MemoryBound;
import io.hoststream.archive.PartitionArchive;
import io.hoststream.archive.Source;
import io.hoststream.archive.TakenOverException;
import io.hoststream.avro.HostSample;
import io.hoststream.pipeline.health.Indicator;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.RetriableException;
import io.hoststream.pipeline.loop.Sink;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts samples into an archive. A batch counts as handled up to the beginning of the file that is being written; what the
 * disk refuses is offered to it again, by the loop or, for files to be closed, at the next tick.
 */
final class ArchiveSink implements Sink<HostSample> {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveSink.class);
    private static final Duration CLOSE_AGAIN = Duration.ofSeconds(1);

    private final Archive archive;
    private final FreeSpace space;
    private final Indicator closing;
    private final MemoryBound memory;
    private final Upkeep upkeep;
    private final ArchiveMeters meters;
    private final Map<TopicPartition, Holding> holdings = new HashMap<>();
    private Instant failedAt = Instant.EPOCH;

    /** A sink that reports with {@code closing} whether files can be closed; the loop reports for batches. */
    ArchiveSink(
            Archive archive,
            FreeSpace space,
            Indicator closing,
            MemoryBound memory,
            Upkeep upkeep,
            ArchiveMeters meters) {
        this.archive = archive;
        this.space = space;
        this.closing = closing;
        this.memory = memory;
        this.upkeep = upkeep;
        this.meters = meters;
        closing.up();
    }

    @Override
    public OptionalLong resumeAt(TopicPartition partition, OptionalLong committed) {
        try {
            Holding holding = claim(partition);
            long start = holding.archive().resumeAt();
            holdings.put(partition, holding.from(start));
            LOG.info("partition={} is archived from offset {} on", partition, start);
            return start == 0 ? OptionalLong.empty() : OptionalLong.of(start);
        } catch (IOException e) {
            // The commit is never ahead of the files; the partition is claimed with its first batch instead.
            LOG.warn("partition={} cannot be claimed yet: {}", partition, complaint(e));
            return committed;
        }
    }

    @Override
    public CompletionStage<Long> deliver(Batch<HostSample> batch) {
        try {
            space.check();
            Holding holding = holdings.get(batch.partition());
            if (holding == null) {
                holding = claim(batch.partition());
            }
            holding.take(batch);
            meters.memory(MemoryBound.taken(archives()));
            memory.keep(archives());
            return CompletableFuture.completedFuture(holding.archive().durable());
        } catch (IOException e) {
            return CompletableFuture.failedFuture(new RetriableException(complaint(e), e));
        }
    }

    @Override
    public void tick(Instant now) {
        if (Duration.between(failedAt, now).abs().compareTo(CLOSE_AGAIN) < 0) {
            return;
        }
        IOException failure = null;
        for (Holding holding : holdings.values()) {
            try {
                space.check();
                holding.archive().closeDue(now);
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure == null) {
            closing.up();
        } else {
            failedAt = now;
            closing.down(complaint(failure));
        }
    }

    @Override
    public OptionalLong durable(TopicPartition partition) {
        Holding holding = holdings.get(partition);
        return holding == null ? OptionalLong.empty() : holding.durable();
    }

    @Override
    public OptionalLong release(TopicPartition partition) {
        Holding holding = holdings.remove(partition);
        upkeep.give(partition);
        if (holding == null) {
            return OptionalLong.empty();
        }
        try {
            holding.archive().close();
            return OptionalLong.of(holding.archive().durable());
        } catch (TakenOverException e) {
            holding.archive().discard();
            LOG.info("partition={} was taken over before it was given away", partition);
            return OptionalLong.empty();
        } catch (IOException e) {
            holding.archive().discard();
            throw new RetriableException(complaint(e), e);
        }
    }

    private Holding claim(TopicPartition partition) throws IOException {
        Holding holding =
                new Holding(archive.claim(new Source(partition.topic(), partition.partition())), Holding.ANYWHERE);
        holdings.put(partition, holding);
        upkeep.take(partition, holding.archive());
        return holding;
    }

    private List<PartitionArchive> archives() {
        return holdings.values().stream().map(Holding::archive).toList();
    }

    private String complaint(IOException failure) {
        return "archive " + archive.disk() + ": " + DiskTrouble.describe(failure);
    }
}
