package io.hoststream.collect.reading;

import java.io.Closeable;

/** The blocking edge to the machine: acquires, and makes nothing of it. Used by one thread at a time. */
public interface Probe extends Closeable {

    /**
     * Reads every family but those that have a pace of their own. A family that cannot be read is null in the reading and named among its
     * failures.
     *
     * @param moment when the reading begins
     */
    Reading read(Moment moment);

    /** What the machine is. Slower than {@link #read}; asked now and then, also while another thread reads. */
    HostFacts facts();

    /** Lets go of what is held open. */
    @Override
    void close();
}
