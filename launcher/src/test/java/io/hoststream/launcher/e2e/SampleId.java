package io.hoststream.launcher.e2e;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.HostSample;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What identifies a sample: with it anybody can prove loss, repeats and order. */
record SampleId(String hostId, Instant epoch, long sequence) {

    private record Run(String hostId, Instant epoch) {}

    static SampleId of(HostSample sample) {
        return new SampleId(sample.getHostId(), sample.getEpoch(), sample.getSequence());
    }

    /** Fails if a sample is there twice, or if one is missing between the first and the last of its run. */
    static void assertOnceAndWithoutGaps(Collection<SampleId> ids) {
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
        Map<Run, List<SampleId>> runs = ids.stream().collect(groupingBy(id -> new Run(id.hostId, id.epoch)));
        runs.forEach((run, samples) -> {
            List<Long> numbers =
                    samples.stream().map(SampleId::sequence).sorted().toList();
            assertThat(numbers)
                    .as("sequence numbers of %s", run)
                    .isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
        });
    }
}
