package io.hoststream.collect.spool;

/**
 * What tells a sample from every other of this host.
 *
 * @param epoch the start of the collector run; milliseconds since 1970
 * @param sequence 1, 2, 3 … within the run
 */
public record SampleNumber(long epoch, long sequence) implements Comparable<SampleNumber> {

    /** Before every sample. */
    static final SampleNumber NONE = new SampleNumber(0, 0);

    /** Stands for a number that cannot be known; after every sample, so that nothing seems to be missing behind it. */
    static final SampleNumber UNKNOWN = new SampleNumber(Long.MAX_VALUE, Long.MAX_VALUE);

    @Override
    public int compareTo(SampleNumber other) {
        int run = Long.compare(epoch, other.epoch);
        return run == 0 ? Long.compare(sequence, other.sequence) : run;
    }
}
