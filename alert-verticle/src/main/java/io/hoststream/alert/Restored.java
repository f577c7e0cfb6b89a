package io.hoststream.alert;

import io.hoststream.avro.HostWatch;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the broker knows of a partition, once nobody else can write it.
 *
 * @param topicId identity of the topic of the samples
 * @param committed the offset below which everything was evaluated; empty if nothing was
 * @param beginning the first offset of the samples
 * @param watches what is known of the hosts
 * @param adopted whether that comes from alerts on the topic, and is not stored yet
 */
record Restored(String topicId, OptionalLong committed, long beginning, List<HostWatch> watches, boolean adopted) {

    /** Keeps its own copy. */
    Restored {
        watches = List.copyOf(watches);
    }
}
