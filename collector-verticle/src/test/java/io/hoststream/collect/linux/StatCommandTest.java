package io.hoststream.collect.linux;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoststream.collect.reading.FilesystemReading.Inodes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class StatCommandTest {

    @Test
    void shouldReadInodesByMountPoint() {
        assertThat(StatCommand.parse("16777216 16351003 /\n1000 10 /mnt/Backup disk\n"))
                .isEqualTo(Map.of("/", new Inodes(16777216, 16351003), "/mnt/Backup disk", new Inodes(1000, 10)));
    }

    @Test
    void shouldKnowNoInodesWhereTheirNumberIsNotFixed() {
        assertThat(StatCommand.parse("0 0 /pool\n")).isEmpty();
    }

    @Test
    void shouldIgnoreWhatIsNoAnswer() {
        assertThat(StatCommand.parse("stat: cannot read\n\n5\n- - /x\n")).isEmpty();
    }

    @Test
    void shouldLeaveOutALineThatWasCutOff() {
        assertThat(StatCommand.parse("10 5 /a\n10 5 /b")).containsOnlyKeys("/a");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldReadMoreThanAPipeHoldsWhileTheCommandRuns() throws InterruptedException {
        String script = "i=0; while [ $i -lt 20000 ]; do echo \"10 5 /mnt/$i\"; i=$((i+1)); done";

        Map<String, Inodes> found =
                new StatCommand(List.of("sh", "-c", script), Duration.ofSeconds(30)).inodes(List.of());

        assertThat(found).hasSize(20_000).containsEntry("/mnt/19999", new Inodes(10, 5));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldTakeWhatACommandSaidThatDoesNotEnd() throws InterruptedException {
        List<String> command = List.of("sh", "-c", "echo 10 5 /a; exec tail -f /dev/null");

        assertThat(new StatCommand(command, Duration.ofMillis(300)).inodes(List.of()))
                .containsOnlyKeys("/a");
    }

    @Test
    void shouldAskInPortionsThatACommandCanBeTold() {
        List<String> many = IntStream.range(0, 5000)
                .mapToObj(i -> "/mnt/a-rather-long-name-of-a-mount-point/" + i)
                .toList();

        List<List<String>> portions = StatCommand.portions(many);

        assertThat(portions).hasSizeGreaterThan(1);
        assertThat(portions.stream().flatMap(List::stream).toList()).isEqualTo(many);
        assertThat(portions)
                .allMatch(portion ->
                        portion.stream().mapToInt(one -> one.length() + 1).sum() <= 96 * 1024);
        assertThat(StatCommand.portions(List.of())).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldAskTheRealCommandAndLiveWithPlacesThatAreGone() throws InterruptedException {
        Map<String, Inodes> found = new StatCommand().inodes(List.of("/proc", "/no/such/place", "/dev"));

        assertThat(found).doesNotContainKey("/no/such/place");
    }
}
