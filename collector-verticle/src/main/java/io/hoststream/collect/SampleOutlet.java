package io.hoststream.collect;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import java.util.concurrent.CompletionStage;

/** Where samples go. Never makes the caller wait, and keeps their order. */
interface SampleOutlet {

    /** Hands over a sample. The stage fails if it had to be given up; it may complete on any thread. */
    CompletionStage<?> offer(HostSample sample);

    /** Tells what this host is, once it can; told again, the newest counts. May be called by another thread. */
    void register(HostInfo info);

    /** Lets what waits go out, within a bound, and closes. */
    CompletionStage<?> stop();
}
