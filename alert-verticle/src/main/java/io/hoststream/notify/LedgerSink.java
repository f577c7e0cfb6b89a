package io.hoststream.notify;

import io.hoststream.avro.Notification;
import io.hoststream.pipeline.loop.Batch;
import io.hoststream.pipeline.loop.Received;
import io.hoststream.pipeline.loop.RetriableException;
import io.hoststream.pipeline.loop.Sink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what was told, always from the beginning. Whoever has the partition tells: on getting it, an instance opens the
 * ledger, which fences the one before, and writes a word of its own; when it reads that word, it has read everything.
 */
final class LedgerSink implements Sink<Notification> {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerSink.class);

    /** How long a receiver that is being told may hold up the partition's going. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Ledger ledger;
    private final Desk desk;
    private final Clock clock;
    private @Nullable TopicPartition mine;
    private String word = "";
    private @Nullable Instant lastWord;
    private boolean read;

    LedgerSink(Ledger ledger, Desk desk, Clock clock) {
        this.ledger = ledger;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public OptionalLong resumeAt(TopicPartition partition, OptionalLong committed) {
        stop(Duration.ZERO);
        word = UUID.randomUUID().toString();
        lastWord = null;
        read = false;
        try {
            ledger.open(takeOver(word, clock.instant()));
        } catch (AuthorizationException | AuthenticationException e) {
            throw e;
        } catch (KafkaException e) {
            // Also that somebody else was quicker: whoever has the partition in the end is heard last.
            throw new RetriableException("the ledger cannot be opened yet: " + e.getMessage(), e);
        }
        mine = partition;
        return OptionalLong.empty();
    }

    private static Notification takeOver(String word, Instant now) {
        return new Notification("", "", word, true, 0L, now, now, "", List.of());
    }

    @Override
    public CompletionStage<Long> deliver(Batch<Notification> batch) {
        for (Received<Notification> record : batch.records()) {
            Notification told = record.value();
            if (read) {
                break;
            } else if (told != null) {
                accept(record, told);
            } else if (record.key() != null) {
                desk.forget(record.key());
            }
        }
        return CompletableFuture.completedFuture(batch.next());
    }

    private void accept(Received<Notification> record, Notification told) {
        if (!Ledger.TAKE_OVER.equals(record.key())) {
            desk.restore(told);
        } else if (told.getGroup().equals(word)) {
            read = true;
            LOG.info("partition={} is read: this instance tells", mine);
            desk.told(lastWord == null ? told.getTime() : lastWord);
            return;
        }
        lastWord = told.getTime();
    }

    @Override
    public OptionalLong release(TopicPartition partition) {
        stop(PATIENCE);
        return OptionalLong.empty();
    }

    @Override
    public void lost(TopicPartition partition) {
        stop(Duration.ZERO);
    }

    private void stop(Duration patience) {
        if (!desk.end(patience)) {
            LOG.warn("a receiver is being told while another instance takes over: it may be told twice");
        }
        ledger.close();
        mine = null;
    }

    @Override
    public Set<TopicPartition> voided() {
        return mine != null && ledger.broken() ? Set.of(mine) : Set.of();
    }
}
