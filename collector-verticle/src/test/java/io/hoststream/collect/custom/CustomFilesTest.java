package io.hoststream.collect.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.avro.CustomMetric;
import io.hoststream.collect.paced.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomFilesTest {

    private static final FileTime CHANGED = FileTime.fromMillis(1_700_000_000_500L);

    @TempDir
    Path directory;

    private final AtomicInteger refused = new AtomicInteger();
    private long second;

    @Test
    void shouldReadEveryFileAndTellItsAge() throws IOException {
        write("b.prom", "b 2\n");
        write("a.prom", "a 1\n");
        write("c.txt", "c 3\n");
        Files.setLastModifiedTime(directory.resolve("a.prom"), CHANGED);

        Map<String, Double> series = series(files().read());

        assertThat(series.keySet())
                .containsExactly(
                        "a{}",
                        "b{}",
                        "hoststream_custom_mtime_seconds{file=a.prom}",
                        "hoststream_custom_error{file=a.prom}",
                        "hoststream_custom_mtime_seconds{file=b.prom}",
                        "hoststream_custom_error{file=b.prom}");
        assertThat(series)
                .containsEntry("hoststream_custom_mtime_seconds{file=a.prom}", 1_700_000_000.5)
                .containsEntry("hoststream_custom_error{file=a.prom}", 0.0);
    }

    @Test
    void shouldLeaveOutABadFileAndReadTheOthers() throws IOException {
        CustomFiles files = files();
        write("bad.prom", "ok 1\nbroken{ 2\n");
        write("good.prom", "good 1\n");

        Map<String, Double> series = series(files.read());
        files.read();

        assertThat(series)
                .containsEntry("good{}", 1.0)
                .doesNotContainKey("ok{}")
                .containsEntry("hoststream_custom_error{file=bad.prom}", 1.0);
        assertThat(refused).as("once for one version of the file").hasValue(1);

        write("bad.prom", "ok 1\n");
        assertThat(series(files.read()))
                .containsEntry("ok{}", 1.0)
                .containsEntry("hoststream_custom_error{file=bad.prom}", 0.0);
    }

    @Test
    void shouldNoticeThatAFileChangedOrWent() throws IOException {
        CustomFiles files = files();
        write("a.prom", "a 1\n");
        assertThat(series(files.read())).containsEntry("a{}", 1.0);

        write("a.prom", "a 2\n");
        assertThat(series(files.read())).containsEntry("a{}", 2.0);

        Files.delete(directory.resolve("a.prom"));
        assertThat(series(files.read())).isEmpty();
    }

    @Test
    void shouldRefuseWhatAnotherFileSaysAlreadyUntilThatIsGone() throws IOException {
        CustomFiles files = files();
        write("a.prom", "# TYPE x counter\nx 1\n");
        write("b.prom", "# TYPE x counter\nx 2\n");
        write("c.prom", "# TYPE x gauge\nx{y=\"z\"} 3\n");

        assertThat(series(files.read()))
                .containsEntry("x{}", 1.0)
                .doesNotContainKey("x{y=z}")
                .containsEntry("hoststream_custom_error{file=b.prom}", 1.0)
                .containsEntry("hoststream_custom_error{file=c.prom}", 1.0);

        Files.delete(directory.resolve("a.prom"));
        assertThat(series(files.read())).containsEntry("x{}", 2.0).doesNotContainKey("x{y=z}");
    }

    @Test
    void shouldRefuseWhatIsTooLargeOrNoFile() throws IOException {
        write("large.prom", "a 1\n".repeat(200_000));
        write("many.prom", many());
        Files.createDirectory(directory.resolve("directory.prom"));
        Files.write(directory.resolve("binary.prom"), new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
        Files.createSymbolicLink(directory.resolve("dangling.prom"), directory.resolve("nowhere"));

        assertThat(series(files().read()))
                .containsEntry("hoststream_custom_error{file=large.prom}", 1.0)
                .containsEntry("hoststream_custom_error{file=many.prom}", 1.0)
                .containsEntry("hoststream_custom_error{file=directory.prom}", 1.0)
                .containsEntry("hoststream_custom_error{file=binary.prom}", 1.0)
                .containsEntry("hoststream_custom_error{file=dangling.prom}", 1.0)
                .hasSize(10);
    }

    @Test
    void shouldSayThatTheDirectoryIsNotThere() {
        Round round = new CustomFiles(directory.resolve("nowhere"), refused::incrementAndGet).read();

        assertThat(round.failure()).startsWith("collect.custom-directory = '").contains("nowhere");
        assertThat(round.brought().custom()).isNull();
    }

    private static String many() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= CustomFiles.MOST_SERIES; i++) {
            text.append("m").append(i).append(" 1\n");
        }
        return text.toString();
    }

    private CustomFiles files() {
        return new CustomFiles(directory, refused::incrementAndGet);
    }

    private void write(String name, String text) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);
        second++;
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + second * 1000));
    }

    private static Map<String, Double> series(Round round) {
        Map<String, Double> found = new LinkedHashMap<>();
        for (CustomMetric one : Objects.requireNonNull(round.brought().custom())) {
            found.put(one.getName() + one.getLabels(), one.getValue());
        }
        return found;
    }
}
