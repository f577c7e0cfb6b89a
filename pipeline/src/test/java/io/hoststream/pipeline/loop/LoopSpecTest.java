package io.hoststream.pipeline.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.Boost;
import io.hoststream.avro.HostInfo;
import io.hoststream.pipeline.loop.Subscription.Group;
import io.hoststream.pipeline.loop.Subscription.Tail;
import io.hoststream.schema.topic.Topic;
import io.hoststream.schema.wire.MalformedRecordException;
import io.hoststream.schema.wire.SchemaIds;
import io.hoststream.schema.wire.WireEncoder;
import java.time.Instant;
import java.util.Arrays;
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

    @Test
    void shouldPickOneKindOfATopicThatCarriesSeveral() {
        LoopSpec<Boost> spec = LoopSpec.ofKind(
                "test", Topic.CONTROLS, new Tail(Tail.NOTHING), Boost.getClassSchema(), SchemaIds.fixed());
        Boost boost = new Boost("web-1", 1000, Instant.EPOCH, Instant.EPOCH.plusSeconds(30));
        byte[] bytes = new WireEncoder<Boost>(Boost.getClassSchema(), SchemaIds.fixed()).encode(boost);
        byte[] otherKind = new WireEncoder<HostInfo>(HostInfo.getClassSchema(), SchemaIds.fixed()).encode(INFO);

        assertThat(spec.decoding().decode(bytes)).isEqualTo(boost);
        assertThat(spec.decoding().decode(otherKind)).isNull();
        assertThat(spec.decoding().decode(null)).isNull();
        assertThatThrownBy(() -> spec.decoding().decode(Arrays.copyOf(bytes, 7)))
                .isInstanceOf(MalformedRecordException.class);
    }

    private static LoopSpec<HostInfo> spec(Topic topic) {
        return LoopSpec.of("test", topic, new Group("g"), HostInfo.getClassSchema(), SchemaIds.fixed());
    }
}
