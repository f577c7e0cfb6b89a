package io.hoststream.collect;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.SequenceRange;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where samples go. Never makes the caller wait, and keeps their order. */
interface SampleOutlet {

    /** Which samples were given up, of this run or earlier ones; the next sample has to tell of them. */
    List<SequenceRange> takeDropped();

    /** Hands over a sample. */
    void offer(HostSample sample);

    /**
     * Tells what this host is; kept until it could be told, or newer word comes. May be called by another thread than the
     * samples are handed over by.
     */
    void register(HostInfo info);

    /** Lets what waits go out, within a bound, and closes. */
    CompletionStage<?> stop();
}
