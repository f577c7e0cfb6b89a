package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.HostInfo;
import io.hoststream.pipeline.loop.Subscription.Group;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.MalformedRecordException;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoopSpecTest {

    private static final HostInfo INFO = HostInfo.newBuilder()
            .setHost("web-1")
            .setHostId("id")
            .setEpoch(Instant.EPOCH)
            .setTime(Instant.EPOCH)
            .setIntervalMillis(10_000)
            .setCollectorVersion("0.1.0")
            .build();

    @Test
    void shouldDecodeFramedRecords() {
        byte[] bytes = new WireEncoder<HostInfo>(HostInfo.getClassSchema(), SchemaIds.fixed()).encode(INFO);

        assertThat(spec(Topic.HOSTS).decoding().decode(bytes)).isEqualTo(INFO);
    }

    @Test
    void shouldTakeNullForATombstoneOnACompactedTopic() {
        assertThat(spec(Topic.HOSTS).decoding().decode(null)).isNull();
    }

    @Test
    void shouldTakeNullForMalformedElsewhere() {
        Decoding<HostInfo> decoding = spec(Topic.SAMPLES).decoding();

        assertThatThrownBy(() -> decoding.decode(null)).isInstanceOf(MalformedRecordException.class);
    }

    private static LoopSpec<HostInfo> spec(Topic topic) {
        return LoopSpec.of("test", topic, new Group("g"), HostInfo.getClassSchema(), SchemaIds.fixed());
    }
}
