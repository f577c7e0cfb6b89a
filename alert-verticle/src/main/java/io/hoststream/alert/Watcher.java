package io.hoststream.alert;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.HostWatch;
import io.hoststream.pipeline.loop.Received;
import java.time.Instant;
import java.util.List;

/** The engine of one partition under the rules in force, as the edge uses it. Used by the loop's thread alone. */
interface Watcher {

    /** Takes over what is known of a host. To be called before the first sample. */
    void restore(HostWatch watch);

    /**
     * The changes that a sample makes.
     *
     * @param received the sample's place, and when it came there
     * @param live whether it is recent enough to tell people about
     * @param relearn whether it was evaluated before, and is read again only to learn from it
     */
    List<AlertEvent> evaluate(Received<HostSample> received, HostSample sample, boolean live, boolean relearn);

    /**
     * The changes that silence makes.
     *
     * @param now everything that arrived before has been evaluated; by the broker's clock
     * @param hearingSince from when on hosts could be heard without a break; by the same clock
     */
    List<AlertEvent> quietUntil(Instant now, Instant hearingSince);

    /** What has to be stored in the transaction of the events. */
    List<HostWatch> takeChanged();

    /** What was learned and is due to be stored. */
    List<HostWatch> takeLearned(Instant now);

    /** All that is known. */
    List<HostWatch> takeAll();

    /** From where samples have to be read again, if the next new one is at this offset, to learn what is not stored. */
    long relearnFrom(long committed);

    /** How many values were held against rules. */
    long values();

    /** How many samples were seen before. */
    long repeats();

    /** How many alerts are pending or firing. */
    int active();
}
