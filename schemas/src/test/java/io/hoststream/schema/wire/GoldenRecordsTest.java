package io.hoststream.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.AlertState;
import io.hoststream.avro.Boost;
import io.hoststream.avro.CustomKind;
import io.hoststream.avro.Filesystem;
import io.hoststream.avro.HostGroups;
import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.HostWatch;
import io.hoststream.avro.Notification;
import io.hoststream.avro.Severity;
import io.hoststream.avro.Silence;
import io.hoststream.schema.fixture.Frames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One framed record of every release, kept as bytes: what is on topics and in archives has to decode for ever. */
class GoldenRecordsTest {

    @TestFactory
    Stream<DynamicTest> shouldStillReadTheRecordOfEveryRelease() {
        return ReleasedSchemas.all().stream()
                .map(released -> DynamicTest.dynamicTest(nameOf(released), () -> {
                    byte[] golden = golden(nameOf(released));

                    assertThat(Frames.id(golden)).isEqualTo(released.id());
                    assertThat(json(Frames.read(golden, released.schema(), released.schema())
                                    .toString()))
                            .isEqualTo(json(text(nameOf(released) + ".json")));
                }));
    }

    @TestFactory
    Stream<DynamicTest> shouldStillWriteTheNewestReleaseAsItsGoldenRecord() {
        return Stream.of(
                        HostSample.getClassSchema(),
                        HostInfo.getClassSchema(),
                        HostGroups.getClassSchema(),
                        AlertEvent.getClassSchema(),
                        Boost.getClassSchema(),
                        HostWatch.getClassSchema(),
                        Silence.getClassSchema(),
                        Notification.getClassSchema())
                .map(current -> DynamicTest.dynamicTest(current.getName(), () -> {
                    byte[] golden = golden(nameOf(ReleasedSchemas.newest(current.getFullName())));

                    SpecificRecord record = new WireDecoder<SpecificRecord>(current, SchemaIds.fixed()).decode(golden);

                    assertThat(new WireEncoder<SpecificRecord>(current, SchemaIds.fixed()).encode(record))
                            .isEqualTo(golden);
                }));
    }

    @Test
    void shouldReadTheFirstSampleIntoTodaysClass() throws IOException {
        HostSample sample = new WireDecoder<HostSample>(HostSample.getClassSchema(), SchemaIds.fixed())
                .decode(golden("HostSample-v1"));

        assertThat(sample.getHost()).isEqualTo("host-1");
        assertThat(sample.getHostId()).isEqualTo("hostId-2");
        assertThat(sample.getEpoch()).isEqualTo(Instant.ofEpochMilli(1_000_003));
        assertThat(sample.getSequence()).isEqualTo(1_000_004);
        assertThat(sample.getTime()).isEqualTo(Instant.ofEpochMilli(1_000_005));
        assertThat(sample.getIntervalMillis()).isEqualTo(6);
        assertThat(sample.getElapsedMicros()).isEqualTo(1_000_008L);
        assertThat(sample.getLabels()).containsExactlyEntriesOf(Map.of("labels-key", "labels-10"));
        assertThat(sample.getBootTime()).isEqualTo(Instant.ofEpochMilli(1_000_012));
        assertThat(sample.getMarks().getFirst()).isTrue();
        assertThat(sample.getMarks().getDroppedBefore()).hasSize(2);
        assertThat(sample.getCpu().getCores()).hasSize(2);
        assertThat(sample.getDisks()).hasSize(2);
        assertThat(sample.getCustom()).hasSize(2).allMatch(custom -> custom.getKind() == CustomKind.COUNTER);
    }

    @Test
    void shouldReadTheSecondSampleIntoTodaysClass() throws IOException {
        HostSample sample = new WireDecoder<HostSample>(HostSample.getClassSchema(), SchemaIds.fixed())
                .decode(golden("HostSample-v2"));

        assertThat(sample.getMarks().getAppeared()).hasSize(2);
        assertThat(sample.getMarks().getDisappeared()).hasSize(2);
        assertThat(sample.getCpu().getCgroupThrottledMicros()).isPositive();
        assertThat(sample.getMemory().getOomKills()).isPositive();
        assertThat(sample.getSwap().getMajorFaultsPerSecond()).isPositive();
        assertThat(sample.getFilesystems()).allMatch(Filesystem::getEmergencyReadOnly);
        assertThat(sample.getCustom()).hasSize(2).allMatch(custom -> custom.getKind() == CustomKind.SUMMARY);
    }

    @Test
    void shouldReadTheFirstAlertIntoTodaysClass() throws IOException {
        AlertEvent event = new WireDecoder<AlertEvent>(AlertEvent.getClassSchema(), SchemaIds.fixed())
                .decode(golden("AlertEvent-v1"));

        assertThat(event.getId()).isEqualTo("id-1");
        assertThat(event.getRule()).isEqualTo("rule-2");
        assertThat(event.getSeverity()).isEqualTo(Severity.CRITICAL);
        assertThat(event.getState()).isEqualTo(AlertState.RESOLVED);
        assertThat(event.getBacklog()).isTrue();
    }

    @Test
    void shouldReadTheSecondAlertIntoTodaysClass() throws IOException {
        AlertEvent event = new WireDecoder<AlertEvent>(AlertEvent.getClassSchema(), SchemaIds.fixed())
                .decode(golden("AlertEvent-v2"));

        assertThat(event.getKind()).startsWith("kind-");
        assertThat(event.getLabels()).hasSize(1);
        assertThat(event.getQuiet()).isTrue();
        assertThat(event.getFires()).isPositive();
        assertThat(event.getExpected()).isPositive();
        assertThat(event.getReaches()).isAfter(Instant.EPOCH);
        assertThat(event.getMeasured()).isPositive();
    }

    @Test
    void shouldReadTheFirstAlertAsAThreshold() throws IOException {
        AlertEvent event = new WireDecoder<AlertEvent>(AlertEvent.getClassSchema(), SchemaIds.fixed())
                .decode(golden("AlertEvent-v1"));

        assertThat(event.getKind()).isEqualTo("threshold");
        assertThat(event.getLabels()).isEmpty();
        assertThat(event.getQuiet()).isFalse();
    }

    @Test
    void shouldReadTheFirstWatchIntoTodaysClass() throws IOException {
        HostWatch watch = new WireDecoder<HostWatch>(HostWatch.getClassSchema(), SchemaIds.fixed())
                .decode(golden("HostWatch-v1"));

        assertThat(watch.getHost()).isEqualTo("host-1");
        assertThat(watch.getSeries())
                .hasSize(2)
                .allMatch(series -> series.getFired().size() == 2);
        assertThat(watch.getLearned())
                .hasSize(2)
                .allMatch(learned -> learned.getState().hasRemaining())
                .allMatch(learned -> learned.getExpected() == null && learned.getOutlook() == null);
    }

    @Test
    void shouldTellWhatWasLearnedInWordsThatEverybodyReads() throws IOException {
        HostWatch watch = new WireDecoder<HostWatch>(HostWatch.getClassSchema(), SchemaIds.fixed())
                .decode(golden("HostWatch-v2"));

        assertThat(watch.getLearned().get(0).getExpected().getCenter()).isEqualTo(60.25);
        assertThat(watch.getLearned().get(0).getOutlook()).isNull();
        assertThat(watch.getLearned().get(1).getExpected()).isNull();
        assertThat(watch.getLearned().get(1).getOutlook().getReaches()).isEqualTo(Instant.ofEpochMilli(1_000_068));
    }

    @Test
    void shouldReadTheFirstHostIntoTodaysClass() throws IOException {
        HostInfo info =
                new WireDecoder<HostInfo>(HostInfo.getClassSchema(), SchemaIds.fixed()).decode(golden("HostInfo-v1"));

        assertThat(info.getHost()).isEqualTo("host-1");
        assertThat(info.getEpoch()).isEqualTo(Instant.ofEpochMilli(1_000_003));
        assertThat(info.getIntervalMillis()).isEqualTo(5);
        assertThat(info.getVirtualization()).startsWith("virtualization-");
    }

    @Test
    void shouldReadTheFirstHostAsOneThatWasNotStopped() throws IOException {
        WireDecoder<HostInfo> decoder = new WireDecoder<>(HostInfo.getClassSchema(), SchemaIds.fixed());

        assertThat(decoder.decode(golden("HostInfo-v1")).getStopped()).isNull();
        assertThat(decoder.decode(golden("HostInfo-v2")).getStopped()).isEqualTo(Instant.ofEpochMilli(1_000_026));
    }

    @Test
    void shouldReadTheFirstGroupsIntoTodaysClass() throws IOException {
        HostGroups groups = new WireDecoder<HostGroups>(HostGroups.getClassSchema(), SchemaIds.fixed())
                .decode(golden("HostGroups-v1"));

        assertThat(groups.getHost()).isEqualTo("host-1");
        assertThat(groups.getGroups()).containsExactly("groups-3", "groups-4");
        assertThat(groups.getAuthor()).isEqualTo("author-5");
        assertThat(groups.getChanged()).isEqualTo(Instant.ofEpochMilli(1_000_006));
    }

    @Test
    void shouldReadTheFirstBoostIntoTodaysClass() throws IOException {
        Boost boost = new WireDecoder<Boost>(Boost.getClassSchema(), SchemaIds.fixed()).decode(golden("Boost-v1"));

        assertThat(boost.getHost()).isEqualTo("host-1");
        assertThat(boost.getIntervalMillis()).isEqualTo(2);
        assertThat(boost.getTime()).isEqualTo(Instant.ofEpochMilli(1_000_003));
        assertThat(boost.getUntil()).isEqualTo(Instant.ofEpochMilli(1_000_004));
    }

    private static String nameOf(ReleasedSchema released) {
        return released.schema().getName() + "-v" + released.version();
    }

    private static byte[] golden(String name) throws IOException {
        return HexFormat.of().parseHex(text(name + ".hex").replaceAll("\\s", ""));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(GoldenRecordsTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
