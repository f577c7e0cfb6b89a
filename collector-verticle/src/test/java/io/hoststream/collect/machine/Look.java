package io.hoststream.collect.machine;

import io.hoststream.avro.HostSample;
import io.hoststream.collect.machine.Comparison.Range;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * One look of another program at the machine, with ours right before and right after it.
 *
 * @param before our sample before
 * @param output what the program said
 * @param after our sample after
 */
record Look(HostSample before, String output, HostSample after) {

    static Look through(LiveHost host, String... command) throws IOException, InterruptedException {
        HostSample before = host.sampleAll();
        String output = Program.run(command);
        return new Look(before, output, host.sampleAll());
    }

    /** What we have of something around the look. */
    Range ours(ToDoubleFunction<HostSample> value) {
        return Range.of(value.applyAsDouble(before), value.applyAsDouble(after));
    }

    /**
     * Two looks at counters.
     *
     * @param first the earlier
     * @param last the later
     */
    record Pair(Look first, Look last) {

        /** By how much we have something grown: at the least, inside both looks; at the most, around both. */
        Range ours(ToDoubleFunction<HostSample> counter) {
            return Range.of(
                    counter.applyAsDouble(last.before()) - counter.applyAsDouble(first.after()),
                    counter.applyAsDouble(last.after()) - counter.applyAsDouble(first.before()));
        }

        /** By how much the other program has something grown. */
        double theirs(Function<String, Double> counter) {
            return counter.apply(last.output()) - counter.apply(first.output());
        }
    }
}
