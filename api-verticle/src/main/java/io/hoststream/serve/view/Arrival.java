package io.hoststream.serve.view;

/**
 * Where and when a sample came in.
 *
 * @param partition the partition of the samples' topic; negative where that is not known
 * @param offset its place in the partition; negative where that is not known
 * @param millis when the broker took it in; milliseconds since 1970
 */
public record Arrival(int partition, long offset, long millis) {

    /** The partition of a host of which no sample came from the topic. */
    public static final int UNKNOWN_PARTITION = -1;

    /** Of a sample that came from no topic. */
    public static Arrival at(long millis) {
        return new Arrival(UNKNOWN_PARTITION, Recent.NO_OFFSET, millis);
    }
}
