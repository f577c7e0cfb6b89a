package io.hoststream.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.AlertEvent;
import io.hoststream.avro.Boost;
import io.hoststream.avro.HostGroups;
import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.avro.HostWatch;
import io.hoststream.avro.Notification;
import io.hoststream.avro.Silence;
import io.hoststream.schema.fixture.Frames;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EvolutionTest {

    private static final Schema THING = record("{'name':'a','type':'string'},{'name':'b','type':'long','default':7}");

    @TestFactory
    Stream<DynamicTest> shouldReadEveryReleaseWithEveryOther() {
        List<ReleasedSchema> all = ReleasedSchemas.all();
        return all.stream()
                .flatMap(one -> all.stream()
                        .filter(other -> other.subject().equals(one.subject()) && other.version() >= one.version())
                        .map(other -> DynamicTest.dynamicTest(
                                one.subject() + " v" + one.version() + " and v" + other.version(),
                                () -> assertThat(Evolution.problems(one.schema(), other.schema()))
                                        .isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> shouldUnderstandEachOtherAcrossTheIdlAndEveryRelease() {
        return Stream.of(
                        HostSample.getClassSchema(),
                        HostInfo.getClassSchema(),
                        HostGroups.getClassSchema(),
                        AlertEvent.getClassSchema(),
                        Boost.getClassSchema(),
                        HostWatch.getClassSchema(),
                        Silence.getClassSchema(),
                        Notification.getClassSchema())
                .flatMap(current -> ReleasedSchemas.all().stream()
                        .filter(released -> released.schema().getFullName().equals(current.getFullName()))
                        .map(released -> DynamicTest.dynamicTest(
                                current.getName() + " and v" + released.version(),
                                () -> assertThat(Evolution.problems(current, released.schema()))
                                        .isEmpty())));
    }

    @TestFactory
    Stream<DynamicTest> shouldDecodeEveryReleaseIntoTodaysClassWithoutLosingAValue() {
        return ReleasedSchemas.all().stream()
                .map(released -> DynamicTest.dynamicTest(
                        released.subject() + " v" + released.version(), () -> decodeAndComeBack(released)));
    }

    private static void decodeAndComeBack(ReleasedSchema released) {
        Schema newest = ReleasedSchemas.newest(released.schema().getFullName()).schema();
        WireDecoder<SpecificRecord> decoder = new WireDecoder<>(current(newest.getFullName()), SchemaIds.fixed());
        WireEncoder<SpecificRecord> encoder = new WireEncoder<>(current(newest.getFullName()), SchemaIds.fixed());
        for (Object random : new RandomData(released.schema(), 100, 42)) {
            GenericRecord written = (GenericRecord) random;

            SpecificRecord decoded = decoder.decode(Frames.frame(released.id(), written));
            byte[] again = encoder.encode(decoded);

            assertThat(Frames.read(again, newest, released.schema()))
                    .isEqualTo(Frames.read(Frames.frame(released.id(), written), released.schema(), released.schema()));
        }
    }

    @Test
    void shouldAcceptAFieldWithADefault() {
        assertThat(Evolution.problems(
                        THING,
                        record("{'name':'a','type':'string'},{'name':'b','type':'long','default':7},"
                                + "{'name':'c','type':['null','double'],'default':null}")))
                .isEmpty();
    }

    @Test
    void shouldAcceptThatAFieldWithADefaultGoes() {
        assertThat(Evolution.problems(THING, record("{'name':'a','type':'string'}")))
                .isEmpty();
    }

    @Test
    void shouldRefuseAFieldWithoutADefault() {
        assertThat(Evolution.problems(
                        THING,
                        record("{'name':'a','type':'string'},{'name':'b','type':'long','default':7},"
                                + "{'name':'c','type':'double'}")))
                .anyMatch(problem -> problem.startsWith("by the rules") && problem.contains("READER_FIELD_MISSING"))
                .anyMatch(problem -> problem.startsWith("by bytes") && problem.contains("c"));
    }

    @Test
    void shouldRefuseAnotherName() {
        assertThat(Evolution.problems(
                        THING, record("{'name':'z','type':'string'},{'name':'b','type':'long','default':7}")))
                .isNotEmpty();
    }

    @Test
    void shouldRefuseAnotherType() {
        assertThat(Evolution.problems(
                        THING, record("{'name':'a','type':'string'},{'name':'b','type':'string','default':''}")))
                .anyMatch(problem -> problem.contains("TYPE_MISMATCH"));
    }

    @Test
    void shouldAcceptANewSymbolWhereOldReadersHaveADefaultForIt() {
        assertThat(Evolution.problems(state("['A','B']", "A"), state("['A','B','C']", "A")))
                .isEmpty();
    }

    private static Schema current(String recordName) {
        return Stream.of(
                        HostSample.getClassSchema(),
                        HostInfo.getClassSchema(),
                        HostGroups.getClassSchema(),
                        AlertEvent.getClassSchema(),
                        Boost.getClassSchema(),
                        HostWatch.getClassSchema(),
                        Silence.getClassSchema(),
                        Notification.getClassSchema())
                .filter(schema -> schema.getFullName().equals(recordName))
                .findFirst()
                .orElseThrow();
    }

    private static Schema state(String symbols, String otherwise) {
        return record("{'name':'s','type':{'type':'enum','name':'State','symbols':" + symbols + ",'default':'"
                + otherwise + "'}}");
    }

    private static Schema record(String fields) {
        String text = "{'type':'record','name':'Thing','fields':[" + fields + "]}";
        return new Schema.Parser().parse(text.replace('\'', '"'));
    }
}
