package io.hoststream.alert;

import org.apache.kafka.common.TopicPartition;

/** Makes what a desk works with, when it opens. Called on the desk's thread. */
interface DeskParts {

    /** The transactions of a partition; nothing is asked of the broker yet. */
    Transactions transactions(TopicPartition samples);

    /** Reads what the broker knows of a partition. */
    Restorer restorer(TopicPartition samples);

    /** What parcels look like. */
    ParcelForm form(TopicPartition samples, String topicId);
}
