package io.hoststream.archive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoststream.archive.Samples;
import io.hoststream.archive.disk.TornDisk;
import io.hoststream.avro.HostSample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {

    private final JsonLines format = new JsonLines();

    @Test
    void shouldReadBackEveryFieldThatIsKnown() throws IOException {
        HostSample full = Samples.full();

        List<HostSample> read = read(write(full, Samples.small("b", 5, 1)));

        full.getCpu().getCores().get(0).put("usagePercent", null);
        assertThat(read).containsExactly(full, Samples.small("b", 5, 1));
    }

    @Test
    void shouldWriteOneLineWithCamelCaseNamesAndReadableTimesAndLeaveOutWhatIsNotKnown() throws IOException {
        String text = new String(write(Samples.small("b", 1_767_225_600_123L, 3)), StandardCharsets.UTF_8);

        assertThat(text).isEqualTo("""
                        {"host":"host-of-b","hostId":"b","epoch":"2026-01-01T00:00:00.123Z","sequence":3,\
                        "time":"2026-03-01T12:00:30.000Z","intervalMillis":10000,"labels":{},\
                        "marks":{"first":false,"counterResets":[],"missedTicks":0,"droppedBefore":[],"failedFamilies":[],\
                        "appeared":[],"disappeared":[]},\
                        "load":{"oneMinute":0.25},"processes":{"total":120,"top":[]}}
                        """);
    }

    @Test
    void shouldNameTheSamplesOfAFile() throws IOException {
        List<SampleNumber> numbers = new ArrayList<>();

        byte[] bytes = write(Samples.small("b", 5, 1), Samples.small("c", 6, 9));
        format.readNumbers(TornDisk.with("a", bytes), "a", numbers::add);

        assertThat(numbers).containsExactly(new SampleNumber("b", 5, 1), new SampleNumber("c", 6, 9));
    }

    @Test
    void shouldPassOverFieldsOfANewerRelease() throws IOException {
        String line = new String(write(Samples.small("b", 5, 1)), StandardCharsets.UTF_8)
                .replace("{\"host\":", "{\"gpus\":[{\"name\":\"x\"}],\"host\":");

        assertThat(read(line.getBytes(StandardCharsets.UTF_8))).containsExactly(Samples.small("b", 5, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"hostId\":\"b\",\"epoch\":\"2026-01-01T00:00:00.000Z\",\"sequence\":1}",
                "{\"hostId\":\"b\",\"epoch\":\"2026-01-01T00:00:00.000Z\",\"sequ\n",
                "{\"hostId\":\"b\",\"epoch\":\"2026-01-01T00:00:00.000Z\"}\n",
                "{\"hostId\":\"b\",\"epoch\":\"yesterday\",\"sequence\":1}\n",
                "{\"hostId\":\"b\",\"epoch\":\"2026-01-01T00:00:00.000Z\",\"sequence\":1}}\n",
                "{\"hostId\":\"b\",\"epoch\":\"2026-01-01T00:00:00.000Z\",\"sequence\":\"one\"}\n",
                "\0\0\0\0\n",
                "[]\n",
                "\n"
            })
    void shouldFindATornOrDamagedLine(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> format.readNumbers(TornDisk.with("a", bytes), "a", number -> {}))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("line");
    }

    @Test
    void shouldFindALineThatIsNotASampleWhenReadingSamples() {
        byte[] bytes = "{\"host\":\"a\"}\n".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageContaining("line 1");
    }

    private byte[] write(HostSample... samples) throws IOException {
        TornDisk disk = new TornDisk(1);
        SampleWriter writer = format.create(disk, "a");
        for (HostSample sample : samples) {
            writer.append(sample, sample.getTime().toEpochMilli());
        }
        writer.finish();
        return disk.read("a").readAllBytes();
    }

    private List<HostSample> read(byte[] bytes) throws IOException {
        List<HostSample> samples = new ArrayList<>();
        format.readSamples(TornDisk.with("a", bytes), "a", samples::add);
        return samples;
    }
}
