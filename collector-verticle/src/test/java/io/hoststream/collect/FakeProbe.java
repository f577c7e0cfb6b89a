package io.hoststream.collect;

import io.hoststream.collect.reading.Family;
import io.hoststream.collect.reading.HostFacts;
import io.hoststream.collect.reading.Moment;
import io.hoststream.collect.reading.Probe;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.reading.ReadingFixture;
import java.util.Map;

/** A machine that has nothing to read, or fails as told. */
final class FakeProbe implements Probe {

    private final Reading nothing = ReadingFixture.reading().withoutUptime().build();
    private Map<Family, String> failures = Map.of();
    private boolean broken;
    private boolean closed;

    void failing(Map<Family, String> reasons) {
        failures = reasons;
    }

    void breakDown() {
        broken = true;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public Reading read(Moment moment) {
        if (broken) {
            throw new IllegalStateException("the probe broke down");
        }
        return new Reading(
                moment,
                nothing.uptimeMillis(),
                nothing.bootTime(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                nothing.paging(),
                nothing.cgroup(),
                nothing.paced(),
                failures);
    }

    @Override
    public HostFacts facts() {
        return new HostFacts("Test OS 1", "1.0", "abacus", "Wooden", 1, 5L, null, null);
    }

    @Override
    public void close() {
        closed = true;
    }
}
