package io.hoststream.collect.reading;

import org.jspecify.annotations.Nullable;

/**
 * The control group that the collector itself is in.
 *
 * @param limitProcessors processors that it may use; null without a limit
 * @param usageMicros processor time used since it was made; microseconds
 * @param throttledMicros time for which it was held back by its limit; microseconds
 * @param memoryLimit bytes that it may use; null without a limit
 * @param memoryUsed bytes that it uses, its page cache included
 */
public record CgroupReading(
        @Nullable Float limitProcessors,
        @Nullable Long usageMicros,
        @Nullable Long throttledMicros,
        @Nullable Long memoryLimit,
        @Nullable Long memoryUsed) {

    /** It is in none that is known. */
    public static final CgroupReading NONE = new CgroupReading(null, null, null, null, null);
}
