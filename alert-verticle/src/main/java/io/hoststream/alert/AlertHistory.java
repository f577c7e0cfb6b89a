package io.hoststream.alert;

import io.hoststream.avro.AlertEvent;
import java.util.function.Consumer;

/** What was told on {@code hoststream.alerts} before now. Used on the loop's thread alone. */
interface AlertHistory extends AutoCloseable {

    /**
     * Hands over every event of a partition that is on the topic now, oldest first. Blocks, for a bounded time. An event
     * whose sample is not there any more, because the samples end before its offset, comes without its cause.
     *
     * @throws org.apache.kafka.common.errors.RetriableException if it cannot be read now
     */
    void read(int partition, Consumer<AlertEvent> into);

    /** Gives back what reading needed; reading again is allowed. */
    @Override
    void close();
}
