package io.hoststream.collect.sampling;

import io.hoststream.collect.reading.CgroupReading;
import org.jspecify.annotations.Nullable;

/**
 * The collector's control group now and before.
 *
 * @param now what it stands at
 * @param before what it stood at; null for a first reading
 */
record CgroupChange(CgroupReading now, @Nullable CgroupReading before) {

    /** Processor time used, of one processor; percent. Null where it is not known, with a mark if it went back. */
    @Nullable
    Float usagePercent(Span span) {
        Long used = before == null ? null : Counters.delta(before.usageMicros(), now.usageMicros());
        if (Counters.wentBack(used)) {
            span.reset("cgroup");
            return null;
        }
        return span.shareOfMicros(used);
    }
}
