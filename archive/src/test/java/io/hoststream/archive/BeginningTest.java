package io.hoststream.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.archive.ClosedFiles.Entry;
import io.hoststream.archive.disk.Checksum;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BeginningTest {

    @Test
    void shouldBeBeforeEverythingWhereEveryPartitionIsThereFromItsFirstRecordOn() {
        assertThat(Beginning.of(List.of())).isEqualTo(Instant.MIN);
        assertThat(Beginning.of(List.of(
                        file("dt=2026-03-01", 0, 0, 0),
                        file("dt=2026-03-02", 0, 0, 50),
                        file("dt=2026-03-02", 1, 0, 0))))
                .isEqualTo(Instant.MIN);
    }

    @Test
    void shouldBeAfterTheOldestDirectoryWhereSomethingMayBeGone() {
        assertThat(Beginning.of(List.of(file("dt=2026-03-01", 0, 0, 7), file("dt=2026-03-02", 1, 0, 0))))
                .isEqualTo("2026-03-02T00:00:00Z");
        assertThat(Beginning.of(List.of(file("dt=2026-03-01/hour=09", 0, 0, 7))))
                .isEqualTo("2026-03-01T10:00:00Z");
    }

    @Test
    void shouldNotTakeTheBeginningOfATopicThatWasMadeAnewForTheFirst() {
        assertThat(Beginning.of(List.of(file("dt=2026-03-01", 0, 1, 0)))).isEqualTo("2026-03-02T00:00:00Z");
    }

    private static Entry file(String directory, int partition, long generation, long first) {
        Instant time = Instant.parse("2026-03-01T09:30:00Z");
        ArchiveFile file = new ArchiveFile(
                new Source("topic", partition),
                new Offsets(generation, first, first + 9),
                Span.of(time),
                new Checksum(7),
                "parquet");
        return new Entry("parquet/" + directory + "/" + file.name(), file);
    }
}
