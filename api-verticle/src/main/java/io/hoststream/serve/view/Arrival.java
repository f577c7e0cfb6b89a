package io.hoststream.serve.view;

/**
 * Where and when a sample came in.
 *
 * @param partition the partition of the samples' topic; negative where that is not known
 * @param offset its place in the partition; negative where that is not known
 * @param millis when the broker took it in; milliseconds since 1970
 */
public record Arrival(int partition, long offset, long millis) {

    /** Of a sample that came from no topic. */
    public static Arrival at(long millis) {
        return new Arrival(HostView.UNKNOWN_PARTITION, Recent.NO_OFFSET, millis);
    }
}
