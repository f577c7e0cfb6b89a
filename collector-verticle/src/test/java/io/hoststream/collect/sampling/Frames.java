package io.hoststream.collect.sampling;

import io.hoststream.avro.HostSample;
import io.hoststream.collect.identity.HostIdentity;
import io.hoststream.collect.reading.Reading;
import io.hoststream.collect.reading.ReadingFixture;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The frame in which tests take samples. */
final class Frames {

    static final HostIdentity IDENTITY =
            new HostIdentity("web-1", UUID.fromString("00000000-0000-4000-8000-000000000001"), ReadingFixture.START);

    private Frames() {}

    static Frame frame() {
        return new Frame(IDENTITY, 7, 10_000, Map.of("region", "north"), 0, List.of());
    }

    static HostSample sample(Reading now, @Nullable Reading before) {
        return Sampler.sample(now, before, frame());
    }
}
