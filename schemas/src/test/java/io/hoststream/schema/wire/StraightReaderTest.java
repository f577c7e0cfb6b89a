package io.hoststream.schema.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.avro.HostInfo;
import io.hoststream.avro.HostSample;
import io.hoststream.schema.fixture.Filled;
import io.hoststream.schema.fixture.Frames;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;

/** Straight reading against Avro's resolution, on the same bytes. */
class StraightReaderTest {

    private static final int HEADER_BYTES = 5;
    private static final long SEED = 815;

    private final Schema current = HostSample.getClassSchema();
    private final ReleasedSchema newest = ReleasedSchemas.newest(current.getFullName());
    private final BodyReader<?> straight =
            StraightReader.between(newest.schema(), current).orElseThrow();
    private final BodyReader<?> resolving = new ResolvingReader<HostSample>(newest.schema(), current);

    @Test
    void shouldReadTheNewestReleaseStraightAndNothingElse() {
        Schema first = ReleasedSchemas.find(1).orElseThrow().schema();
        Schema info = HostInfo.getClassSchema();

        assertThat(StraightReader.between(current, current)).isPresent();
        assertThat(StraightReader.between(first, current)).isEmpty();
        assertThat(StraightReader.between(current, first)).isEmpty();
        assertThat(StraightReader.between(info, info)).isEmpty();
    }

    @Test
    void shouldPutEveryFieldWhereResolutionPutsIt() throws Exception {
        byte[] frame = Frames.frame(newest.id(), Filled.record(newest.schema()));

        assertThat(straight.read(frame, HEADER_BYTES)).isEqualTo(resolving.read(frame, HEADER_BYTES));
        assertThat(straight.atEnd()).isTrue();
    }

    @Test
    void shouldReadRandomRecordsAsResolutionDoes() throws Exception {
        for (Object record : new RandomData(newest.schema(), 500, SEED)) {
            byte[] frame = Frames.frame(newest.id(), (GenericRecord) record);

            assertThat(straight.read(frame, HEADER_BYTES)).isEqualTo(resolving.read(frame, HEADER_BYTES));
            assertThat(straight.atEnd()).isTrue();
        }
    }

    @Test
    void shouldAcceptNoDamagedRecordThatResolutionRefuses() {
        Random random = new Random(SEED);
        byte[] whole = Frames.frame(newest.id(), Filled.record(newest.schema()));
        int accepted = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = whole.clone();
            damaged[HEADER_BYTES + random.nextInt(whole.length - HEADER_BYTES)] = (byte) random.nextInt(256);
            Optional<Object> read = whole(straight, damaged);
            if (read.isPresent()) {
                accepted++;
                assertThat(read).as("seed %d, record %d", SEED, i).isEqualTo(whole(resolving, damaged));
            }
        }
        assertThat(accepted).isBetween(500, 4_900);
    }

    @Test
    void shouldSayThatTheBytesEnd() {
        byte[] whole = Frames.frame(newest.id(), Filled.record(newest.schema()));
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);

        assertThatThrownBy(() -> straight.read(cut, HEADER_BYTES)).hasMessage("the bytes end within a field");
    }

    private static Optional<Object> whole(BodyReader<?> reader, byte[] frame) {
        try {
            Object record = reader.read(frame, HEADER_BYTES);
            return reader.atEnd() ? Optional.of(record) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
