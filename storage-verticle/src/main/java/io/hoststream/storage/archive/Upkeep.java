package io.hoststream.storage.archive;

import io.hoststream.archive.Compactor;
import io.hoststream.archive.Merging;
import io.hoststream.archive.PartitionArchive;
import io.hoststream.archive.Retention;
import io.hoststream.archive.TakenOverException;
import io.hoststream.archive.format.ContentLostException;
import io.hoststream.pipeline.health.Indicator;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges the closed files of the partitions that are held, one merge at a time, and deletes what is too old. What fails is
 * tried again in the next round, and said meanwhile.
 */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(15);

    private final Optional<Merging> merging;
    private final Retention retention;
    private final Indicator indicator;
    private final ArchiveMeters meters;
    private final Map<TopicPartition, List<Compactor>> held = new ConcurrentHashMap<>();
    private Instant swept = Instant.MIN;
    private volatile boolean stopped;

    /** Merges nothing where {@code merging} is empty. */
    Upkeep(Optional<Merging> merging, Retention retention, Indicator indicator, ArchiveMeters meters) {
        this.merging = merging;
        this.retention = retention;
        this.indicator = indicator;
        this.meters = meters;
        indicator.up();
    }

    /** A partition is held from now on. */
    void take(TopicPartition partition, PartitionArchive archive) {
        merging.ifPresent(how -> held.put(partition, archive.compactors(how)));
    }

    /** A partition is held no more. */
    void give(TopicPartition partition) {
        held.remove(partition);
    }

    /** Ends the round that is under way after the step that it is at. */
    void stop() {
        stopped = true;
    }

    /** Does what there is to do. */
    void round(Instant now) {
        String complaint = "";
        for (TopicPartition partition : held.keySet()) {
            complaint = merge(partition, now).orElse(complaint);
        }
        if (swept.isBefore(now.minus(SWEEP_EVERY)) && !stopped) {
            complaint = sweep(now).orElse(complaint);
        }
        if (complaint.isEmpty() || stopped) {
            indicator.up();
        } else {
            indicator.down(complaint);
        }
    }

    private Optional<String> merge(TopicPartition partition, Instant now) {
        List<Compactor> compactors = held.getOrDefault(partition, List.of());
        try {
            for (Compactor compactor : compactors) {
                while (!stopped && isHeld(partition, compactors) && meters.timed(() -> compactor.step(now))) {
                    LOG.debug("partition={} looks for more to merge", partition);
                }
            }
            return Optional.empty();
        } catch (TakenOverException | ContentLostException e) {
            // The new owner may be this process: then those who merge by the new claim stay.
            held.remove(partition, compactors);
            LOG.info("partition={} is merged by its new owner: {}", partition, e.getMessage());
            return Optional.empty();
        } catch (NoSuchFileException e) {
            LOG.debug("partition={} is looked at again in the next round: {}", partition, e.toString());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("files of " + partition + " cannot be merged: " + DiskTrouble.describe(e));
        } catch (RuntimeException e) {
            return Optional.of(unexpected("files of " + partition + " cannot be merged: ", e));
        }
    }

    private boolean isHeld(TopicPartition partition, List<Compactor> compactors) {
        return compactors.equals(held.get(partition));
    }

    /** A round that throws would be the last one. */
    private static String unexpected(String what, RuntimeException failure) {
        LOG.warn("{}{}", what, failure, failure);
        return what + failure;
    }

    private Optional<String> sweep(Instant now) {
        try {
            retention.sweep(now);
            swept = now;
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("old files cannot be deleted: " + DiskTrouble.describe(e));
        } catch (RuntimeException e) {
            return Optional.of(unexpected("old files cannot be deleted: ", e));
        }
    }
}
